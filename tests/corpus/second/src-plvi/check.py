import json,hashlib,glob,re,sys,collections
V=dict(kind='state body person treaty event place group'.split(),act='asserts predicts warns accuses denies appeals commits offers rejects praises thanks condemns'.split(),
comp='exactly approximately nearly at-least more-than at-most fewer-than'.split(),
measure='states-signed states-ratified states-acceded parties-bound states-expected states-represented participants votes-for votes-against abstentions arrests servers-seized attacks victims loss-amount funding-amount'.split()+[None],
unit='parties states un-member-states delegations organisations participants persons enterprises servers incidents usd eur years'.split()+[None],
ek='signing adoption conference meeting operation vote session workshop incident'.split(),
ty='Signature Ratification Accession Acceptance Approval EntryIntoForceForParty Withdrawal'.split(),re='actual prospective denied'.split())
IDS={'body':'org'}
show='-v' in sys.argv; bad=0
for f in sorted(glob.glob('/tmp/gold/second/[pv][li]/*/*.json')):
    d=json.load(open(f)); p=f.replace('/second','').replace('.json','.txt'); raw=open(p,'rb').read(); t=raw.decode()
    E=[]
    w=lambda c:c.isalnum()
    def ck(sp,what):
        if sp is None: return
        a,b=sp
        if not(0<=a<b<=len(t)): E.append((what,sp));return
        if t[a].isspace() or t[b-1].isspace(): E.append((what,'space',t[a:b]))
        if a and w(t[a-1]) and w(t[a]) or b<len(t) and w(t[b-1]) and w(t[b]): E.append((what,'word',t[a:b]))
    def I(x,pre):
        if x is not None and not re.fullmatch(r'(%s)/[a-z0-9]+(-[a-z0-9]+)*'%pre,x): E.append(('id',x))
    if d['text_sha256']!=hashlib.sha256(raw).hexdigest(): E.append('sha')
    seen=set(); ids={m['id'] for m in d['mentions']}
    for m in d['mentions']:
        ck(m['span'],'m'); I(m['id'],IDS.get(m['kind'],m['kind']))
        k=(m['kind'],*m['span'])
        if k in seen: E.append(('dup',k))
        seen.add(k)
        if show: print('M',m['id'],'|',t[slice(*m['span'])])
    for m in d['memberships']:
        ck(m['office_span'],'mem');I(m['person'],'person');I(m['body'],'org');I(m['state'],'state')
        if show: print('MEM',m['person'],m['office'],'|',t[slice(*m['office_span'])],'|',m['body'],m['state'])
    for s in d['statements']:
        for k in('speaker_span','verb','content'): ck(s[k],k)
        I(s['speaker'],'person|org|state|group')
        if s['act'] not in V['act']: E.append(s['act'])
        if s['direct']!=(s['level']=='reported-direct'): E.append('level')
        if s['speaker'] and s['speaker'] not in ids and show: print('   ? speaker no mention',s['speaker'])
        if show: print('S',s['speaker'],'|',s['speaker_span'] and t[slice(*s['speaker_span'])],'|',t[slice(*s['verb'])],'|',s['act'],s['level'],'|',t[slice(*s['content'])])
    for x in d['dates']:
        ck(x['span'],'d'); assert x['earliest']<=x['latest']
        if show: print('D',t[slice(*x['span'])],x['earliest'],x['latest'])
    for x in d['counts']:
        ck(x['span'],'c')
        if x['comparator'] not in V['comp'] or x['measure'] not in V['measure'] or x['unit'] not in V['unit']: E.append(x)
        if show: print('C',t[slice(*x['span'])],x['value'],x['comparator'],x['measure'],x['unit'])
    for x in d['events']:
        ck(x['span'],'e');I(x['id'],'event');I(x['place'],'place')
        if x['kind'] not in V['ek']: E.append(x)
        if show: print('E',x['id'],x['kind'],'|',t[slice(*x['span'])],x['earliest'],x['latest'],x['place'])
    for x in d['actions']:
        ck(x['span'],'a');I(x['party'],'state|org');I(x['treaty'],'treaty')
        if x['type'] not in V['ty'] or x['realisation'] not in V['re']: E.append(x)
        if show: print('A',x['party'],x['treaty'],x['type'],x['realisation'],'|',t[slice(*x['span'])])
    print(f[17:], {k:len(d[k]) for k in('mentions','memberships','statements','dates','counts','events','actions')}, 'ERR' if E else 'ok', E or '')
    bad+=len(E)
sys.exit(bool(bad))
