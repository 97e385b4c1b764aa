import json,hashlib,os,re,sys,unicodedata
G='/tmp/gold/'
class S:
    def __init__(s,path,published,topic):
        s.path=path; raw=open(G+path+'.txt','rb').read(); s.t=raw.decode('utf-8')
        assert unicodedata.normalize('NFC',s.t)==s.t
        s.n=s.t.replace('\u00a0',' ')
        s.d=dict(text_sha256=hashlib.sha256(raw).hexdigest(),language=path[:2],published=published,topic=topic,
          mentions=[],memberships=[],statements=[],dates=[],counts=[],events=[],actions=[])
    def one(s,p):
        a=p.find('{'); b=p.find('}')
        q=p.replace('{','').replace('}','')
        hits=[m.start() for m in re.finditer(re.escape(q),s.n)]
        if len(hits)!=1 and a<0:   # whole word hits only
            hits=[h for h in hits if s.ok([h,h+len(q)])]
        if len(hits)!=1: raise SystemExit(f'{s.path}: {len(hits)} hits: {p}')
        h=hits[0]
        return [h,h+len(q)] if a<0 else [h+a,h+b-1]
    def q(s,p):
        if p is None: return None
        if '~' in p:
            x,y=p.split('~'); return [s.one(x)[0],s.one(y)[1]]
        return s.one(p)
    def ok(s,sp):
        w=lambda c:c.isalnum() or c=='_'
        a,b=sp; t=s.n
        return 0<=a<b<=len(t) and not t[a].isspace() and not t[b-1].isspace() and not(a>0 and w(t[a-1]) and w(t[a])) and not(b<len(t) and w(t[b-1]) and w(t[b]))
    def m(s,id,*ps):
        k={'org':'body'}.get(id.split('/')[0],id.split('/')[0])
        for p in ps: s.d['mentions'].append(dict(id=id,kind=k,span=s.q(p)))
    def mem(s,person,office,span,body,state): s.d['memberships'].append(dict(person='person/'+person,office=office,office_span=s.q(span),body=body,state=state))
    def st(s,speaker,ss,verb,content,act,mode):
        s.d['statements'].append(dict(speaker=speaker,speaker_span=s.q(ss),verb=s.q(verb),content=s.q(content),act=act,direct=mode=='d',
          level={'d':'reported-direct','i':'reported-indirect','m':'reported-implicit'}[mode]))
    def dt(s,p,a,b=None): s.d['dates'].append(dict(span=s.q(p),earliest=a,latest=b or a))
    def c(s,p,v,comp,measure,unit): s.d['counts'].append(dict(span=s.q(p),value=v,comparator=comp,measure=measure,unit=unit))
    def ev(s,id,kind,p,a,b,place): s.d['events'].append(dict(id='event/'+id,kind=kind,span=s.q(p),earliest=a,latest=b,place=place))
    def ac(s,party,treaty,type,real,p): s.d['actions'].append(dict(party=party,treaty=treaty,type=type,realisation=real,span=s.q(p)))
    def done(s):
        s.d['mentions'].sort(key=lambda m:(m['span'][0],-m['span'][1]))
        for k in('statements','dates','counts','events','actions'):
            s.d[k].sort(key=lambda m:(m.get('verb') or m['span'])[0])
        f=G+'second/'+s.path+'.json'; os.makedirs(os.path.dirname(f),exist_ok=True)
        json.dump(s.d,open(f,'w'),ensure_ascii=False,indent=1)
