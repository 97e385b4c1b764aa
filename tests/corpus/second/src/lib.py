import json,hashlib,re,os,subprocess
T1="treaty/un-convention-against-cybercrime";TB="treaty/budapest-convention";TM="treaty/malabo-convention"
def w(c): return c.isalnum() or c=='_'
class C:
    def __init__(s,rel,topic):
        s.rel=rel;s.p='/tmp/gold/'+rel
        s.raw=open(s.p+'.txt','rb').read();s.t=s.raw.decode('utf-8')
        pub=subprocess.check_output(['python3','-c','import json,sys;print(json.load(open(sys.argv[1]))["published"])',s.p+'.json'],text=True).strip()
        s.d=dict(text_sha256=hashlib.sha256(s.raw).hexdigest(),language=rel[:2],published=pub,topic=topic,mentions=[],memberships=[],statements=[],dates=[],counts=[],events=[],actions=[])
    def sp(s,a):
        """'left¦quote¦right' (context) or 'quote' (must be unique)"""
        if a is None: return None
        a=a.replace('⍽','\u00a0')
        p=a.split('¦')
        if len(p)==1: p=['',a,'']
        assert len(p)==3,a
        full=''.join(p)
        n=s.t.count(full)
        assert n==1,(s.rel,n,a)
        i=s.t.index(full)+len(p[0]);j=i+len(p[1])
        assert s.t[i:j]==p[1] and p[1].strip()==p[1] and p[1],a
        assert not(i>0 and w(s.t[i-1]) and w(s.t[i])),('cross',a)
        assert not(j<len(s.t) and w(s.t[j-1]) and w(s.t[j])),('cross',a)
        return [i,j]
    def m(s,id,*qs,kind=None):
        k=kind or id.split('/')[0]
        k={'org':'body'}.get(k,k)
        for q in qs: s.d['mentions'].append(dict(id=id,kind=k,span=s.sp(q)))
    def mem(s,person,q,body=None,state=None):
        x=s.sp(q);s.d['memberships'].append(dict(person=person,office=s.t[x[0]:x[1]],office_span=x,body=body,state=state))
    def st(s,speaker,ss,verb,content,act,lv='i'):
        s.d['statements'].append(dict(speaker=speaker,speaker_span=s.sp(ss),verb=s.sp(verb),content=s.sp(content),act=act,direct=lv=='d',level={'d':'reported-direct','i':'reported-indirect','m':'reported-implicit'}[lv]))
    def dt(s,q,e,l=None): s.d['dates'].append(dict(span=s.sp(q),earliest=e,latest=l or e))
    def ct(s,q,v,cmp='exactly',measure=None,unit=None): s.d['counts'].append(dict(span=s.sp(q),value=v,comparator=cmp,measure=measure,unit=unit))
    def ev(s,id,kind,q,e=None,l=None,place=None): s.d['events'].append(dict(id='event/'+id,kind=kind,span=s.sp(q),earliest=e,latest=l,place=place))
    def ac(s,party,treaty,type,real,q): s.d['actions'].append(dict(party=party,treaty=treaty,type=type,realisation=real,span=s.sp(q)))
    def save(s):
        for k in ('mentions','statements','dates','counts','events','actions'):
            s.d[k].sort(key=lambda x:tuple(x.get('span') or x['content']))
        o='/tmp/gold/second/'+s.rel+'.json';os.makedirs(os.path.dirname(o),exist_ok=True)
        json.dump(s.d,open(o,'w'),ensure_ascii=False,indent=1)
