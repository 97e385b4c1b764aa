#!/usr/bin/env python3
# spec -> txt + json. usage: build.py [--show NAME]
import sys,re,json,hashlib,unicodedata,pathlib
SRC=pathlib.Path(__file__).parent; ROOT=SRC.parent.parent
KIND={'state':'state','org':'body','person':'person','treaty':'treaty','event':'event','place':'place','group':'group'}
ACTS='asserts predicts warns accuses denies appeals commits offers rejects praises thanks condemns'.split()
COMP='exactly approximately nearly at-least more-than at-most fewer-than'.split()
MEAS='states-signed states-ratified states-acceded parties-bound states-expected states-represented participants votes-for votes-against abstentions arrests servers-seized attacks victims loss-amount funding-amount'.split()
UNIT='parties states un-member-states delegations organisations participants persons enterprises servers incidents usd eur years'.split()
EV='signing adoption conference meeting operation vote session workshop incident'.split()
AT='Signature Ratification Accession Acceptance Approval EntryIntoForceForParty Withdrawal'.split()
IDRE=re.compile(r'^(state/[a-z]{3}|(org|person|treaty|event|place|group)/[a-z0-9]+(-[a-z0-9]+)*)$')
DRE=re.compile(r'^\d{4}-\d\d-\d\d$')
null=lambda x: None if x in('-','') else x
class Err(Exception): pass
def ww(t,s,e):
    a=lambda c:c.isalnum()
    return e>s and not t[s].isspace() and not t[e-1].isspace() and not(s>0 and a(t[s-1]) and a(t[s])) and not(e<len(t) and a(t[e-1]) and a(t[e]))
def occ(t,q):
    q=q.replace('\u00a0',' '); t2=t.replace('\u00a0',' ')
    out=[];i=t2.find(q)
    while i>=0:
        if ww(t,i,i+len(q)): out.append((i,i+len(q)))
        i=t2.find(q,i+1)
    return out
def find(t,q,near=None):
    n=None
    m=re.search(r' #(\d+)$',q)
    if m: n=int(m[1]); q=q[:m.start()]
    if ' ... ' in q:
        a,b=q.split(' ... ')
        oa=occ(t,a)
        if n: oa=[oa[n-1]]
        if len(oa)!=1: raise Err(f'start {a!r}: {len(oa)}')
        ob=[x for x in occ(t,b) if x[0]>=oa[0][1]]
        if not ob: raise Err(f'end {b!r} not after start')
        return [oa[0][0],ob[0][1]]
    o=occ(t,q)
    if not o: raise Err(f'not found {q!r}')
    if n: return list(o[n-1])
    if len(o)==1: return list(o[0])
    if near:
        d=lambda x:max(near[0]-x[1],x[0]-near[1],0)
        return list(min(o,key=d))
    raise Err(f'{q!r} occurs {len(o)} times')
def build(p):
    raw=p.read_text('utf-8'); head,rest=raw.split('---TEXT---\n'); body,code=rest.split('\n---CODE---\n')
    H=dict(l.split(': ',1) for l in head.strip().splitlines())
    t=unicodedata.normalize('NFC',body.strip('\n').replace('~','\u00a0')+'\n')
    if H.get('crlf'): t=t.replace('\n','\r\n')
    code=unicodedata.normalize('NFC',code)
    J=dict(text_sha256=hashlib.sha256(t.encode()).hexdigest(),language='pl',published=H['published'],topic=H['topic'],mentions=[],memberships=[],statements=[],dates=[],counts=[],events=[],actions=[])
    cur=0; used=set(); errs=[]
    for ln in code.splitlines():
        if not ln.strip() or ln.startswith('//'): continue
        k,r=ln[0],ln[2:]
        try:
            if k=='m':
                i,q=r.split(' ',1); kd=KIND[i.split('/')[0]]
                c=[x for x in occ(t,q) if x[0]>=cur and (kd,)+x not in used]
                if not c: raise Err('mention not found in order '+r)
                used.add((kd,)+c[0]); cur=c[0][0]
                J['mentions'].append(dict(id=i,kind=kd,span=list(c[0])))
                continue
            f=[x.strip() for x in r.split('|')]
            if k=='p':
                person,office,q,b,st=f
                J['memberships'].append(dict(person=person,office=office,office_span=find(t,q),body=null(b),state=null(st)))
            elif k=='s':
                sp,ss,vb,ct,act,lv=f
                c=find(t,ct)
                J['statements'].append(dict(speaker=null(sp),speaker_span=None if ss=='-' else find(t,ss,c),verb=find(t,vb,c),content=c,act=act,direct=lv=='d',level={'d':'reported-direct','i':'reported-indirect','x':'reported-implicit'}[lv]))
            elif k=='d': J['dates'].append(dict(span=find(t,f[0]),earliest=f[1],latest=f[2] if len(f)>2 else f[1]))
            elif k=='c':
                v=float(f[1]); v=int(v) if v==int(v) else v
                J['counts'].append(dict(span=find(t,f[0]),value=v,comparator=f[2],measure=null(f[3]),unit=null(f[4])))
            elif k=='e': J['events'].append(dict(id=f[0],kind=f[1],span=find(t,f[2]),earliest=null(f[3]),latest=null(f[4]),place=null(f[5])))
            elif k=='a': J['actions'].append(dict(party=f[0],treaty=f[1],type=f[2],realisation=f[3],span=find(t,f[4])))
            else: raise Err('line kind '+ln)
        except (Err,ValueError,IndexError,KeyError) as e: errs.append(f'{ln!r}: {e!r}')
    for a in('statements','dates','counts','events','actions'):
        J[a].sort(key=lambda x:x.get('content') or x['span'])
    d=ROOT/H['dir']; d.mkdir(parents=True,exist_ok=True)
    (d/(H['name']+'.txt')).write_bytes(t.encode()); (d/(H['name']+'.json')).write_text(json.dumps(J,ensure_ascii=False,indent=1)+'\n','utf-8')
    # warnings
    w=[]
    cov=[False]*len(t)
    for m in J['mentions']:
        for x in range(*m['span']): cov[x]=True
    for q in sorted({t[slice(*m['span'])] for m in J['mentions']}):
        for s,e in occ(t,q):
            if not all(cov[s:e]): w.append(f'unlabelled mention string {q!r} @{s}')
    for m in re.finditer(r'(?<![.!?:–-] )(?<!\n)(?<![„"])\b[A-ZŁŚŻŹĆÓ]\w+',t):
        if not cov[m.start()]: w.append('uncovered capital: '+m[0])
    dc=[False]*len(t)
    for a in('dates','counts'):
        for x in J[a]:
            for i in range(*x['span']): dc[i]=True
    for m in re.finditer(r'\d[\d~\u00a0 .,]*',t):
        if not dc[m.start()]: w.append('uncovered digits: '+m[0]+t[m.end():m.end()+12])
    return H,t,J,errs,w
def check(path):
    e=[]; b=path.read_bytes(); t=b.decode(); J=json.loads(path.with_suffix('.json').read_text())
    if hashlib.sha256(b).hexdigest()!=J['text_sha256']: e.append('sha')
    if unicodedata.normalize('NFC',t)!=t: e.append('nfc')
    def sp(x,n):
        if not(isinstance(x,list) and 0<=x[0]<x[1]<=len(t) and ww(t,*x)): e.append(f'span {n} {x}')
    def idc(x):
        if x is not None and not IDRE.match(x): e.append('id '+x)
    seen=set(); ids=set()
    for m in J['mentions']:
        sp(m['span'],'m'); idc(m['id']); ids.add(m['id'])
        if KIND[m['id'].split('/')[0]]!=m['kind']: e.append('kind '+m['id'])
        key=(m['kind'],*m['span'])
        if key in seen: e.append(f'dup {key}')
        seen.add(key)
    for p in J['memberships']:
        sp(p['office_span'],'p'); [idc(p[k]) for k in('person','body','state')]
        if p['person'] not in ids: e.append('membership person without mention')
        for k in('body','state'):
            if p[k] and p[k] not in ids: e.append('membership %s not mentioned %s'%(k,p[k]))
    for s in J['statements']:
        idc(s['speaker']); sp(s['verb'],'v'); sp(s['content'],'c')
        if s['speaker_span']: sp(s['speaker_span'],'ss')
        if s['speaker'] and s['speaker'] not in ids: e.append('speaker not mentioned '+s['speaker'])
        if s['act'] not in ACTS: e.append('act '+s['act'])
        if s['direct']!=(s['level']=='reported-direct'): e.append('direct')
        c=t[slice(*s['content'])]
        if c.endswith('.') and not c.endswith(' r.'): e.append('stop: '+c[-20:])
        if c[0] in '–-' or c[-1] in '–-,': e.append('edge: '+c)
    for d in J['dates']:
        sp(d['span'],'d')
        if not(DRE.match(d['earliest']) and DRE.match(d['latest']) and d['earliest']<=d['latest']): e.append('date')
    for c in J['counts']:
        sp(c['span'],'n')
        if c['comparator'] not in COMP or c['measure'] not in MEAS+[None] or c['unit'] not in UNIT+[None]: e.append(f'count {c}')
    for v in J['events']:
        sp(v['span'],'e'); idc(v['id']); idc(v['place'])
        if v['kind'] not in EV: e.append('evkind')
        if v['place'] and v['place'] not in ids: e.append('event place not mentioned '+v['place'])
    for a in J['actions']:
        sp(a['span'],'a'); idc(a['party']); idc(a['treaty'])
        if a['type'] not in AT or a['realisation'] not in('actual','prospective','denied'): e.append('action')
        for k in('party','treaty'):
            if a[k] not in ids: e.append('action %s not mentioned'%a[k])
    return e,J,t
def show(t,J):
    q=lambda s:repr(t[slice(*s)]) if s else '-'
    for m in J['mentions']: print('M',m['id'],q(m['span']))
    for p in J['memberships']: print('P',p['person'],p['office'],q(p['office_span']),p['body'],p['state'])
    for s in J['statements']: print('S',s['speaker'],'| sp',q(s['speaker_span']),s['speaker_span'],'| v',q(s['verb']),s['verb'],'|',s['act'],s['level'],'\n    ',q(s['content']),s['content'])
    for d in J['dates']: print('D',q(d['span']),d['earliest'],d['latest'])
    for c in J['counts']: print('C',q(c['span']),c['value'],c['comparator'],c['measure'],c['unit'])
    for v in J['events']: print('E',v['id'],v['kind'],q(v['span']),v['earliest'],v['latest'],v['place'])
    for a in J['actions']: print('A',a['party'],a['treaty'],a['type'],a['realisation'],q(a['span']))
if __name__=='__main__':
    sel=sys.argv[sys.argv.index('--show')+1] if '--show' in sys.argv else None
    for p in sorted(SRC.glob('*.spec')):
        H,t,J,errs,w=build(p)
        for x in errs: print(p.name,'ERROR',x)
        e,J,t=check(ROOT/H['dir']/(H['name']+'.txt'))
        for x in e: print(p.name,'CHECK',x)
        n=len(t.split())
        print(H['dir']+'/'+H['name'],'words',n,*[f'{k}={len(J[k])}' for k in('mentions','memberships','statements','dates','counts','events','actions')])
        if sel and sel in p.name:
            print(t); show(t,J); print('\n'.join(w))
