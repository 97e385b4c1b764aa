def ed(f,*prs):
    s=open(f).read()
    for a,b in prs:
        assert s.count(a)==1,(f,a,s.count(a)); s=s.replace(a,b)
    open(f,'w').write(s)
