#!/usr/bin/env python3
import json,sys,re,hashlib,unicodedata,glob
def wc(c): return c.isalnum() or unicodedata.category(c)[0]=='M' or c=='_'
ACT='asserts predicts warns accuses denies appeals commits offers rejects praises thanks condemns'.split()
LV='reported-direct reported-indirect reported-implicit'.split()
CMP='exactly approximately nearly at-least more-than at-most fewer-than'.split()
ME='states-signed states-ratified states-acceded parties-bound states-expected states-represented participants votes-for votes-against abstentions arrests servers-seized attacks victims loss-amount funding-amount'.split()+[None]
UN='parties states un-member-states delegations organisations participants persons enterprises servers incidents usd eur years'.split()+[None]
EK='signing adoption conference meeting operation vote session workshop incident'.split()
TY='Signature Ratification Accession Acceptance Approval EntryIntoForceForParty Withdrawal'.split()
ID=re.compile(r'^(state/[a-z]{3}|(org|person|treaty|event|place|group)/[a-z0-9]+(-[a-z0-9]+)*)$')
DT=re.compile(r'^\d{4}-\d\d-\d\d$')
K={'state':'state','org':'body','person':'person','treaty':'treaty','event':'event','place':'place','group':'group'}
bad=0;tot={}
for p in sorted(sys.argv[1:] or glob.glob('/tmp/gold/vi/*/*.json')):
    t=open(p[:-5]+'.txt','rb').read(); J=json.loads(open(p,encoding='utf-8').read()); err=[]
    if hashlib.sha256(t).hexdigest()!=J['text_sha256']: err.append('sha')
    t=t.decode()
    if unicodedata.normalize('NFC',t)!=t: err.append('nfc')
    def sp(s,w):
        if s is None: return
        a,b=s
        if not 0<=a<b<=len(t): err.append((w,s,'range'));return
        if a and wc(t[a-1]) and wc(t[a]) or b<len(t) and wc(t[b-1]) and wc(t[b]): err.append((w,t[a:b],'crosses'))
        if t[a:b]!=t[a:b].strip(): err.append((w,t[a:b],'space'))
        if t[a] in '“"”,.;:' and w!='content' or t[b-1] in ',;:': err.append((w,t[a:b],'punct'))
    def idok(i,*k):
        if i is None: return
        if not ID.match(i) or (k and i.split('/')[0] not in k): err.append(('id',i))
    if not DT.match(J['published']): err.append('published')
    seen=set(); ids={m['id'] for m in J['mentions']}
    for m in J['mentions']:
        sp(m['span'],'mention'); idok(m['id'])
        if K[m['id'].split('/')[0]]!=m['kind']: err.append(('kind',m))
        k=(m['kind'],tuple(m['span']))
        if k in seen: err.append(('dup',k))
        seen.add(k)
    ms=[(m['kind'],*m['span'],m['id']) for m in J['mentions']]
    for k,a,b,i in ms:
        for k2,c,d,j in ms:
            if (a,b)!=(c,d) and a<c<b<d: err.append(('partial overlap',t[a:b],t[c:d]))
            if k==k2 and k!='state' and a<=c and d<=b and (a,b)!=(c,d): err.append(('nested same kind',t[a:b],t[c:d]))
    for m in J['memberships']:
        sp(m['office_span'],'office'); idok(m['person'],'person'); idok(m['body'],'org'); idok(m['state'],'state')
        if m['person'] not in ids: err.append(('no mention',m['person']))
        for x in (m['body'],m['state']):
            if x and x not in ids: err.append(('note: not mentioned',x))
    for m in J['statements']:
        sp(m['speaker_span'],'speaker'); sp(m['verb'],'verb'); sp(m['content'],'content'); idok(m['speaker'],'person','org','state','group')
        if m['speaker'] and m['speaker'] not in ids: err.append(('note: speaker not mentioned',m['speaker']))
        if m['act'] not in ACT or m['level'] not in LV: err.append(('act',m))
        if m['direct']!=(m['level']=='reported-direct'): err.append(('direct',m))
        c=t[slice(*m['content'])]
        if m['direct'] and t[m['content'][0]-1] not in '“"': err.append(('no open mark',c[:30]))
        if m['direct'] and t[m['content'][1]:m['content'][1]+1] not in '”"?!.,': err.append(('no close mark',c[-30:]))
        if c[-1]=='.': err.append(('final stop',c[-30:]))
    for d in J['dates']:
        sp(d['span'],'date')
        if not(DT.match(d['earliest']) and DT.match(d['latest']) and d['earliest']<=d['latest']): err.append(('date',d))
    for c in J['counts']:
        sp(c['span'],'count')
        if c['comparator'] not in CMP or c['measure'] not in ME or c['unit'] not in UN: err.append(('count',c))
    for e in J['events']:
        sp(e['span'],'event'); idok(e['id'],'event'); idok(e['place'],'place')
        if e['kind'] not in EK: err.append(('ekind',e))
    for a in J['actions']:
        sp(a['span'],'action'); idok(a['party'],'state','org','group'); idok(a['treaty'],'treaty')
        if a['type'] not in TY or a['realisation'] not in('actual','prospective','denied'): err.append(('action',a))
        for x in('party','treaty'):
            if a[x] not in ids: err.append(('note: not mentioned',a[x]))
    n={k:len(J[k]) for k in('mentions','memberships','statements','dates','counts','events','actions')}
    for k in n: tot[k]=tot.get(k,0)+n[k]
    print(p.replace('/tmp/gold/',''),len(t.split()),n,*err,sep='  ')
    bad+=len(err)
print('TOTAL',tot,'errors',bad)
