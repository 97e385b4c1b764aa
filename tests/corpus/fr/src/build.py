#!/usr/bin/env python3
"""Turns NN-slug.story (text + coding as quotations) into NN-slug.txt/.json.
Markers in the text: ¤ = NBSP, ¬ = narrow NBSP.  A space in a quotation matches any run of white space.
Quotation: exact string; ' ... ' = anything between; {..} marks the span inside a context; suffix #n = n-th occurrence.
Without #n a quotation must be unique (M lines: all occurrences)."""
import sys, re, json, hashlib, unicodedata, os
from collections import Counter
HERE=os.path.dirname(os.path.abspath(__file__))
ACTS="asserts predicts warns accuses denies appeals commits offers rejects praises thanks condemns".split()
COMP="exactly approximately nearly at-least more-than at-most fewer-than".split()
MEAS="states-signed states-ratified states-acceded parties-bound states-expected states-represented participants votes-for votes-against abstentions arrests servers-seized attacks victims loss-amount funding-amount".split()
UNIT="parties states un-member-states delegations organisations participants persons enterprises servers incidents usd eur years".split()
EV="signing adoption conference meeting operation vote session workshop incident".split()
TY="Signature Ratification Accession Acceptance Approval EntryIntoForceForParty Withdrawal".split()
KINDS="state body person treaty event place group".split()
PRE=dict(state='state/',body='org/',person='person/',treaty='treaty/',event='event/',place='place/',group='group/')
IDRE=re.compile(r'^(state/[a-z]{3}|(org|person|treaty|event|place|group)/[a-z0-9]+(-[a-z0-9]+)*)$')
DRE=re.compile(r'^\d{4}-\d\d-\d\d$')
def rx(q):
    parts=[]
    for p in re.split(r' \.\.\. ',q):
        p=re.escape(p.replace(' ','\0'))
        p=p.replace('\\\0','\0').replace('\0',r'\s+').replace('¤',r'\s').replace('¬',r'\s')
        parts.append(p)
    return r'(?!\w).*?'.join(parts) if len(parts)>1 else parts[0]
def occ(t,q):
    if '{' in q:
        a,rest=q.split('{'); b,c=rest.split('}')
        r='(?:'+rx(a)+')('+rx(b)+')(?:'+rx(c)+')'
    else: r='('+rx(q)+')'
    out=[]
    pos=0
    R=re.compile(r,re.S)
    while True:
        m=R.search(t,pos)
        if not m: break
        s,e=m.span(1)
        if whole(t,s,e): out.append((s,e)); pos=max(m.start()+1,e if '{' not in q else m.start()+1)
        else: pos=m.start()+1
    return list(dict.fromkeys(out))
def W(c): return c.isalnum() or unicodedata.category(c)=='Mn'
def whole(t,s,e):
    if s>=e or t[s].isspace() or t[e-1].isspace(): return False
    if s>0 and W(t[s-1]) and W(t[s]): return False
    if e<len(t) and W(t[e]) and W(t[e-1]): return False
    return True
def one(t,q,err):
    n=None
    m=re.search(r'#(\d+)$',q)
    if m: n=int(m.group(1)); q=q[:m.start()]
    o=occ(t,q)
    if not o: err(f'not found: {q}'); return None
    if n is None:
        if len(o)>1: err(f'ambiguous ({len(o)}): {q}'); return None
        return o[0]
    if n>len(o): err(f'no #{n}: {q}'); return None
    return o[n-1]
def build(path):
    raw=open(path,encoding='utf-8',newline='').read()
    head,rest=raw.split('---TEXT---\n'); text,code=rest.split('---CODE---\n')
    meta=dict(l.split(': ',1) for l in head.strip().split('\n'))
    t=unicodedata.normalize('NFC',text.replace('¤','\u00a0').replace('¬','\u202f'))
    if meta.get('eol')=='crlf': t=t.replace('\n','\r\n')
    name=os.path.basename(path)[:-6]; lang=meta['lang']
    errs=[]
    j=dict(text_sha256=hashlib.sha256(t.encode()).hexdigest(),language=lang,published=meta['published'],topic=meta['topic'],
      mentions=[],memberships=[],statements=[],dates=[],counts=[],events=[],actions=[])
    ex=set(); ment=[]
    for ln in code.split('\n'):
        if not ln.strip() or ln.startswith('#'): continue
        err=lambda m: errs.append(f'{name}: {m}   <- {ln[:60]}')
        k,body=ln[0],ln[2:]
        f=[x.strip() for x in body.split(' :: ')]
        nul=lambda x: None if x=='-' else x
        try:
            if k=='M':
                kind,i=f[0].split()
                if kind not in KINDS or not i.startswith(PRE[kind]): err('kind/id')
                for q in f[1].split(' || '):
                    q=q.strip(); x=q.startswith('!')
                    n=re.search(r'#(\d+)$',q)
                    o=[one(t,q.lstrip('!'),err)] if n else occ(t,q.lstrip('!'))
                    if not o or o==[None]: err('not found: '+q); continue
                    for s in o:
                        (ex.add((kind,)+s) if x else ment.append((kind,i)+s))
            elif k=='P':
                s=one(t,f[1],err)
                if s: j['memberships'].append(dict(person=f[0],office=t[s[0]:s[1]].replace('\u00a0',' '),office_span=list(s),body=nul(f[2]),state=nul(f[3])))
            elif k=='S':
                sp=None if f[1]=='-' else one(t,f[1],err); v=one(t,f[2],err); c=one(t,f[3],err)
                if f[4] not in ACTS: err('act')
                lv={'D':'reported-direct','I':'reported-indirect','M':'reported-implicit'}[f[5]]
                if v and c: j['statements'].append(dict(speaker=nul(f[0]),speaker_span=sp and list(sp),verb=list(v),content=list(c),act=f[4],direct=f[5]=='D',level=lv))
            elif k=='D':
                s=one(t,f[0],err)
                a=f[1]; b=f[2] if len(f)>2 else a
                if s: j['dates'].append(dict(span=list(s),earliest=a,latest=b))
            elif k=='C':
                s=one(t,f[0],err); v=float(f[1]); v=int(v) if v==int(v) else v
                if f[2] not in COMP or (f[3]!='-' and f[3] not in MEAS) or (f[4]!='-' and f[4] not in UNIT): err('count vocab')
                if s: j['counts'].append(dict(span=list(s),value=v,comparator=f[2],measure=nul(f[3]),unit=nul(f[4])))
            elif k=='E':
                s=one(t,f[2],err)
                if f[1] not in EV: err('event kind')
                if s: j['events'].append(dict(id=f[0],kind=f[1],span=list(s),earliest=nul(f[3]),latest=nul(f[4]),place=nul(f[5])))
            elif k=='A':
                s=one(t,f[4],err)
                if f[2] not in TY or f[3] not in('actual','prospective','denied'): err('action vocab')
                if s: j['actions'].append(dict(party=f[0],treaty=f[1],type=f[2],realisation=f[3],span=list(s)))
            else: err('line?')
        except Exception as e: err(f'exception {e!r}')
    ment=[m for m in dict.fromkeys(ment) if (m[0],m[2],m[3]) not in ex]
    inside=lambda a,b: b[2]<=a[2] and a[3]<=b[3] and (a[2],a[3])!=(b[2],b[3])
    drop=set()
    for a in ment:
        for b in ment:
            if inside(a,b) and (a[0]==b[0] or (a[0] in('place','body') and b[0]=='treaty') or (a[0]=='place' and b[0]=='body')): drop.add(a)
    ment=sorted((m for m in ment if m not in drop),key=lambda m:(m[2],-m[3]))
    j['mentions']=[dict(id=i,kind=k,span=[s,e]) for k,i,s,e in ment]
    for key in('statements','dates','counts','events','actions'):
        j[key].sort(key=lambda x:(x.get('content') or x['span']))
    base=os.path.join(HERE,'..',meta['set'],name) if lang!='par' else None
    os.makedirs(os.path.dirname(base),exist_ok=True)
    open(base+'.txt','w',encoding='utf-8',newline='').write(t)
    json.dump(j,open(base+'.json','w',encoding='utf-8'),ensure_ascii=False,indent=1)
    return base,t,j,errs
def review(t,j,lang):
    # inline mentions
    ins=[]
    for m in j['mentions']:
        s,e=m['span']; ins.append((s,1,-(e),'['));ins.append((e,0,-s,'|'+m['kind'][0].upper()+':'+m['id'].split('/')[1]+']'))
    out=[];p=0
    for pos,_,_,x in sorted(ins): out.append(t[p:pos]);out.append(x);p=pos
    print(''.join(out+[t[p:]]).replace('\r',''))
    q=lambda s: None if s is None else re.sub(r'\s+',' ',t[s[0]:s[1]])
    for x in j['memberships']: print('P',x['person'],'|',x['office'],'|',x['body'],'|',x['state'])
    for x in j['statements']: print('S',x['speaker'],'|',q(x['speaker_span']),'|',q(x['verb']),'|',x['act'],x['level'][9:],'|',q(x['content']))
    for x in j['dates']: print('D',q(x['span']),x['earliest'],x['latest'])
    for x in j['counts']: print('C',q(x['span']),x['value'],x['comparator'],x['measure'],x['unit'])
    for x in j['events']: print('E',x['id'],x['kind'],q(x['span']),x['earliest'],x['latest'],x['place'])
    for x in j['actions']: print('A',x['party'],x['treaty'],x['type'],x['realisation'],'|',q(x['span']))
    # lint
    cov=[False]*len(t)
    for m in j['mentions']:
        for i in range(*m['span']): cov[i]=True
    for x in j['memberships']:
        for i in range(*x['office_span']): cov[i]=True
    dc=[False]*len(t)
    for k in('dates','counts'):
        for x in j[k]:
            for i in range(*x['span']): dc[i]=cov[i]=True
    print('  caps?', [m.group() for m in re.finditer(r'(?<![.!?“”"«»\n]\s)(?<!^)\b[A-ZÀ-Ý][\w’\']+',t) if not cov[m.start()]])
    nums=r'\d[\d.,]*|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|dozen|million|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|cent|mille|today|yesterday|tomorrow|aujourd|hier|demain|year|month|week|année|mois|semaine|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b'
    print('  nums?',[t[max(0,m.start()-12):m.end()+8].replace('\n',' ') for m in re.finditer(nums,t,re.I) if not dc[m.start()]])
    vc=[False]*len(t)
    for x in j['statements']:
        for i in range(*x['verb']): vc[i]=True
    cues=r'\b(said|says|saying|told|tells|add(?:ed|s|ing)|warn\w*|urg(?:ed|es|ing)|call(?:ed|s|ing)|announc\w+|promis\w+|pledg\w+|vow\w*|den(?:y|ied|ies|ying)|accus\w+|argu\w+|ask(?:ed|s|ing)|wrote|claim\w*|insist\w*|stress\w*|not(?:ed|es|ing)|thank\w*|prais\w*|welcom\w+|reject\w*|offer\w*|predict\w*|condemn\w*|describ\w+|according to|repl\w+|recall\w*|confirm\w*|dismiss\w*|propos\w+|suggest\w*|object\w*|dit|disent|affirm\w+|déclar\w+|selon|ajout\w+|assur\w+|promi\w+|averti\w*|annonc\w+|accus\w+|rejet\w+|expliqu\w+|estim\w+|soulign\w+|rappel\w+|remerci\w+|salu\w+|condamn\w+|appel\w+|deman\w+|propos\w+|préci\w+|indiqu\w+|répond\w+|précis\w+|dément\w+|exhort\w+|prévi\w+|regrett\w+|engag\w+|martel\w+|lanc\w+|conclu\w*|reconna\w+|confi\w+|not\w+|lit-on)\b'
    print('  cues?',[t[max(0,m.start()-15):m.end()+15].replace('\n',' ') for m in re.finditer(cues,t,re.I) if not vc[m.start()]])
    print('  words',len(t.split()))
if __name__=='__main__':
    args=[a for a in sys.argv[1:] if not a.startswith('-')]
    files=sorted(f for f in os.listdir(HERE) if f.endswith('.story') and (not args or any(f.startswith(a) for a in args)))
    for f in files:
        base,t,j,errs=build(os.path.join(HERE,f))
        print('=====',f,len(errs),'errors')
        for e in errs: print('  ERR',e)
        if '-r' in sys.argv: review(t,j,j['language'])
