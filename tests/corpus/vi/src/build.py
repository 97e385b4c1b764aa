#!/usr/bin/env python3
"""Builds text + json from *.src (text and coding as quotations). Usage: build.py [-v] file.src ...
Quotation: exact string, must be unique; 'S *' all whole-word occurrences; 'S ~' all that lie in no longer body/treaty/event mention;
'S #2,4' by number; 'pre{target}post' target in a context; target 'A ... B' runs from A to the first B after it. A space also matches NBSP."""
import sys,re,json,hashlib,unicodedata,os
ROOT='/tmp/gold/'
def wc(c): return c.isalnum() or unicodedata.category(c)[0]=='M' or c=='_'
def cross(t,i): return 0<i<len(t) and wc(t[i-1]) and wc(t[i])
KIND={'state':'state','org':'body','person':'person','treaty':'treaty','event':'event','place':'place','group':'group'}
def find(n,pre,tgt,post):
    out=[];tgt=tgt.strip('\n')
    if ' ... ' in tgt: a,b=tgt.split(' ... ')
    else: a,b=tgt,None
    i=0
    while True:
        i=n.find(pre+a,i)
        if i<0: break
        s=i+len(pre)
        if b is None:
            e=s+len(a)
            if n.startswith(post,e): out.append((s,e))
        else:
            j=n.find(b+post,s+len(a))
            if j>=0: out.append((s,j+len(b)))
        i+=1
    return [(s,e) for s,e in out if not cross(n,s) and not cross(n,e)]
def build(path,verbose):
    raw=open(path,encoding='utf-8').read()
    head,rest=raw.split('---TEXT---\n'); text,code=rest.split('---CODE---\n')
    H=dict(l.split(': ',1) for l in head.strip().split('\n'))
    text=text.strip('\n')+'\n'; text=text.replace('⍽','\u00a0')
    text=unicodedata.normalize('NFC',text); code=unicodedata.normalize('NFC',code)
    if H.get('crlf')=='yes': text=text.replace('\n','\r\n')
    n=text.replace('\u00a0',' ')
    def spec(q,mode_ok=False):
        q=q.strip(); m=re.search(r' (\*|~|#[\d,]+)$',q); mode=None
        if m: mode=m.group(1); q=q[:m.start()]
        m=re.match(r'^(.*?)\{(.*)\}(.*)$',q,re.S)
        hits=find(n,*m.groups()) if m else find(n,'',q,'')
        if not hits: raise SystemExit(f'{path}: NOT FOUND: {q}')
        if mode is None:
            if len(hits)!=1: raise SystemExit(f'{path}: {len(hits)} hits: {q}')
            return hits
        if mode[0]=='#': return [hits[int(k)-1] for k in mode[1:].split(',')]
        return [(h,mode) for h in hits]
    def one(q): 
        h=spec(q); assert len(h)==1,q; return list(h[0])
    J={'text_sha256':hashlib.sha256(text.encode()).hexdigest(),'language':'vi','published':H['published'],'topic':H['topic'],
       'mentions':[],'memberships':[],'statements':[],'dates':[],'counts':[],'events':[],'actions':[]}
    nul=lambda x:None if x.strip() in('-','') else x.strip()
    ment=[];late=[]
    LV={'d':'reported-direct','i':'reported-indirect','m':'reported-implicit'}
    for ln in code.split('\n'):
        ln=ln.strip()
        if not ln or ln.startswith('//'): continue
        t,ln=ln[0],ln[2:]; f=[x.strip() for x in ln.split(' | ')]
        if t=='M':
            for q in f[1].split(' ; '):
                for h in spec(q):
                    if isinstance(h[0],tuple): (late if h[1]=='~' else ment).append((f[0],h[0]))
                    else: ment.append((f[0],h))
        elif t=='P':
            s=one(f[1]); J['memberships'].append({'person':f[0],'office':text[s[0]:s[1]].replace('\u00a0',' '),'office_span':s,'body':nul(f[2]),'state':nul(f[3])})
        elif t=='S':
            J['statements'].append({'speaker':nul(f[0]),'speaker_span':one(f[1]) if nul(f[1]) else None,'verb':one(f[2]),'content':one(f[3]),'act':f[4],'direct':f[5]=='d','level':LV[f[5][-1]]})
        elif t=='D': J['dates'].append({'span':one(f[0]),'earliest':f[1],'latest':f[2] if len(f)>2 else f[1]})
        elif t=='C':
            v=float(f[1]); v=int(v) if v==int(v) else v
            J['counts'].append({'span':one(f[0]),'value':v,'comparator':f[2],'measure':nul(f[3]),'unit':nul(f[4])})
        elif t=='E': J['events'].append({'id':f[0],'kind':f[1],'span':one(f[2]),'earliest':nul(f[3]),'latest':nul(f[4]),'place':nul(f[5])})
        elif t=='A': J['actions'].append({'party':f[0],'treaty':f[1],'type':f[2],'realisation':f[3],'span':one(f[4])})
        else: raise SystemExit(f'{path}: bad line {t} {ln}')
    for i,h in late:
        if not any(j.split('/')[0] in('org','treaty') and s<=h[0] and h[1]<=e and (s,e)!=h for j,(s,e) in ment): ment.append((i,h))
    for i,(s,e) in sorted(set(ment),key=lambda x:(x[1],x[0])): J['mentions'].append({'id':i,'kind':KIND[i.split('/')[0]],'span':[s,e]})
    for k,f in (('statements','content'),('dates','span'),('counts','span'),('events','span'),('actions','span'),('memberships','office_span')): J[k].sort(key=lambda x:x[f])
    out=ROOT+H['out']; os.makedirs(os.path.dirname(out),exist_ok=True)
    open(out+'.txt','w',encoding='utf-8',newline='').write(text)
    json.dump(J,open(out+'.json','w',encoding='utf-8'),ensure_ascii=False,indent=1)
    if verbose:
        g=lambda s:text[s[0]:s[1]].replace('\r\n','⏎').replace('\n','⏎') if s else None
        print('=====',H['out'],len(text.split()),'words')
        for m in J['mentions']: print('M',m['id'],'|',g(m['span']))
        for m in J['memberships']: print('P',m['person'],'|',m['office'],'|',m['body'],m['state'])
        for m in J['statements']: print('S',m['speaker'],'|',g(m['speaker_span']),'|',g(m['verb']),'|',g(m['content']),'|',m['act'],m['level'])
        for m in J['dates']: print('D',g(m['span']),m['earliest'],m['latest'])
        for m in J['counts']: print('C',g(m['span']),m['value'],m['comparator'],m['measure'],m['unit'])
        for m in J['events']: print('E',m['id'],m['kind'],'|',g(m['span']),m['earliest'],m['latest'],m['place'])
        for m in J['actions']: print('A',m['party'],m['treaty'],m['type'],m['realisation'],'|',g(m['span']))
        # what looks uncoded: capitalised words and digits outside any span
        cov=[False]*len(text)
        for k in('mentions','memberships','dates','counts','events'):
            for x in J[k]:
                s=x.get('span') or x.get('office_span')
                for i in range(*s): cov[i]=True
        print('UNCODED',[m.group() for m in re.finditer(r'\w+',text) if (m.group()[0].isupper() or m.group()[0].isdigit()) and not cov[m.start()]])
v='-v' in sys.argv
for p in sys.argv[1:]:
    if p!='-v': build(p,v)
