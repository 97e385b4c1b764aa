import json,glob,hashlib,unicodedata,re,sys,datetime
from collections import Counter
IDRE=re.compile(r'^(state/[a-z]{3}|(org|person|treaty|event|place|group)/[a-z0-9]+(-[a-z0-9]+)*)$')
pre=dict(state='state',body='org',person='person',treaty='treaty',event='event',place='place',group='group')
iso={l.split(',')[2] for l in open('/work/main/data/reference/code.csv') }
iso=set(re.findall(r'sta:([a-z]{3})',open('/work/main/data/reference/actor.states.csv').read()))
tot=Counter()
W=lambda c:c.isalnum()
files=sorted(glob.glob('/tmp/gold/en/*/*.json')+glob.glob('/tmp/gold/fr/*/*.json')+glob.glob('/tmp/gold/parallel/en/*.json')+glob.glob('/tmp/gold/parallel/fr/*.json'))
for f in files:
    t=open(f[:-4]+'txt',encoding='utf-8',newline='').read(); j=json.load(open(f,encoding='utf-8')); bad=[]
    if hashlib.sha256(open(f[:-4]+'txt','rb').read()).hexdigest()!=j['text_sha256']: bad.append('sha')
    if unicodedata.normalize('NFC',t)!=t: bad.append('nfc')
    def sp(s,w):
        a,b=s
        if not(0<=a<b<=len(t)): bad.append((w,'range'));return
        x=t[a:b]
        if x!=x.strip(): bad.append((w,'space',x))
        if a and W(t[a-1]) and W(t[a]): bad.append((w,'word',x))
        if b<len(t) and W(t[b]) and W(t[b-1]): bad.append((w,'word',x))
        if a and t[a-1] in "-" and W(t[a]) or b<len(t) and t[b]=='-' : tot['hyph:'+x]+=1
    def idc(i,w):
        if i is None:return
        if not IDRE.match(i): bad.append((w,i))
        if i.startswith('state/') and i[6:] not in iso: bad.append((w,'iso',i))
    def dt(d):
        if d is not None: datetime.date.fromisoformat(d)
    dt(j['published'])
    seen=set(); mids={m['id'] for m in j['mentions']}
    for m in j['mentions']:
        sp(m['span'],'m'); idc(m['id'],'m')
        if m['id'].split('/')[0]!=pre[m['kind']]: bad.append(('kind',m))
        k=(m['kind'],*m['span'])
        if k in seen: bad.append(('dup',k))
        seen.add(k)
    un=set()
    for p in j['memberships']:
        sp(p['office_span'],'p'); [idc(p[x],'p') for x in('person','body','state')]
        if p['person'] not in mids: un.add(p['person'])
    for s in j['statements']:
        idc(s['speaker'],'s'); sp(s['verb'],'v'); sp(s['content'],'c')
        if s['speaker_span']: sp(s['speaker_span'],'ss')
        if s['direct']!=(s['level']=='reported-direct'): bad.append('direct')
        a,b=s['content']
        if s['direct'] and not (re.search('[“"‘«]\\s?$',t[:a])): bad.append(('noq',t[a:b]))
        if t[b-1] in '.,;': bad.append(('end',t[a:b]))
        if s['speaker'] and s['speaker'] not in mids: un.add(s['speaker'])
    for d in j['dates']: sp(d['span'],'d'); dt(d['earliest']); dt(d['latest']); assert d['earliest']<=d['latest']
    for c in j['counts']: sp(c['span'],'n')
    for e in j['events']: sp(e['span'],'e'); idc(e['id'],'e'); idc(e['place'],'e'); dt(e['earliest']);dt(e['latest'])
    for a in j['actions']:
        sp(a['span'],'a'); idc(a['party'],'a'); idc(a['treaty'],'a')
        for x in(a['party'],a['treaty']):
            if x not in mids: un.add(x)
    n={k:len(j[k]) for k in('mentions','memberships','statements','dates','counts','events','actions')}
    for k in n: tot[k]+=n[k]
    print(f[10:-5],len(t.split()),*n.values(), bad or 'ok', un or '')
print(tot)
