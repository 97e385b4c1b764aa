import json,hashlib,re,glob,sys
from collections import Counter
w=lambda c:c.isalnum() or c=='_'
ACT=set('asserts predicts warns accuses denies appeals commits offers rejects praises thanks condemns'.split())
ID=re.compile(r'^(state/[a-z]{3}|(org|person|treaty|group|place|event)/[a-z0-9]+(-[a-z0-9]+)*)$')
CM=set('exactly approximately nearly at-least more-than at-most fewer-than'.split())
MS=set('states-signed states-ratified states-acceded parties-bound states-expected states-represented participants votes-for votes-against abstentions arrests servers-seized attacks victims loss-amount funding-amount'.split())|{None}
UN=set('parties states un-member-states delegations organisations participants persons enterprises servers incidents usd eur years'.split())|{None}
D=re.compile(r'^\d{4}-\d\d-\d\d$')
def ok(c,*a):
    global bad
    if not c: bad+=1;print('BAD',*a)
for f in sorted(glob.glob('/tmp/gold/second/*/*/*.json')):
    bad=0;d=json.load(open(f));raw=open(f.replace('/second','').replace('.json','.txt'),'rb').read();t=raw.decode()
    ok(hashlib.sha256(raw).hexdigest()==d['text_sha256'],'sha')
    def sp(x,k):
        if x is None: return
        s,e=x;ok(0<=s<e<=len(t),k,x);ok(not(s and w(t[s-1]) and w(t[s])),k,'start',x);ok(not(e<len(t) and w(t[e-1]) and w(t[e])),k,'end',x);ok(t[s:e]==t[s:e].strip() and t[s:e],k,x)
    for k in('mentions','dates','counts','events','actions'):
        for x in d[k]: sp(x['span'],k)
    for x in d['mentions']: ok(ID.match(x['id']),x['id']);ok({'org':'body'}.get(x['id'].split('/')[0],x['id'].split('/')[0])==x['kind'],x)
    for k,n in Counter((x['kind'],*x['span']) for x in d['mentions']).items(): ok(n==1,'dup',k)
    known={x['id'] for x in d['mentions']}
    for x in d['memberships']: sp(x['office_span'],'office');ok(x['person'] in known,x);ok(x['body'] is None or x['body'] in known,x);ok(x['state'] is None or x['state'] in known,x)
    for x in d['statements']:
        for k in('speaker_span','verb','content'): sp(x[k],k)
        ok(x['act'] in ACT,x);ok(x['speaker'] is None or x['speaker'] in known,x);ok(x['direct']==(x['level']=='reported-direct'),x)
    for x in d['dates']+d['events']:
        a,b=x['earliest'],x['latest'];ok((a is None or D.match(a)) and (b is None or D.match(b)) and (not(a and b) or a<=b),x)
    for x in d['counts']: ok(x['comparator'] in CM and x['measure'] in MS and x['unit'] in UN,x)
    for x in d['actions']: ok(x['party'] in known and x['treaty'] in known and x['realisation'] in('actual','prospective','denied'),x)
    # uncovered repeats: other occurrences of mention strings
    if '-v' in sys.argv:
        cov=[tuple(x['span']) for x in d['mentions']]
        for q in sorted({t[s:e] for s,e in cov}):
            for mm in re.finditer(r'(?<!\w)'+re.escape(q)+r'(?!\w)',t):
                if not any(s<=mm.start() and mm.end()<=e for s,e in cov): print('  repeat?',q,'@',t[max(0,mm.start()-25):mm.end()+15].replace('\n','/'))
        for k in('statements',):
            for x in d[k]: print('  ',x['speaker'],'|',x['speaker_span'] and t[slice(*x['speaker_span'])],'|',t[slice(*x['verb'])],'|',t[slice(*x['content'])],'|',x['act'],x['direct'])
        for k in('mentions','dates','counts','events','actions'):
            print('  ',k,[(t[slice(*x['span'])],x.get('id') or x.get('value') or x.get('earliest') or x.get('realisation')) for x in d[k]])
    print(f.split('second/')[1],{k:len(d[k]) for k in('mentions','memberships','statements','dates','counts','events','actions')},'bad',bad)
