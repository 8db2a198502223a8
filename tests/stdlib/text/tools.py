"""Templates, wrapping, quoting, differences, URLs, copies and regular expressions."""
import string, textwrap, html, shlex, difflib, pprint, copy, re
from urllib.parse import *
import urllib.parse as up


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


T = string.Template
attempt('t', lambda: T('$a ${b} $$').substitute(a=1, b=2))
attempt('t', lambda: T('$a').substitute())
attempt('t', lambda: T('$').substitute())
attempt('t', lambda: T('$a $q').safe_substitute(a=1))
attempt('t', lambda: T('x\n$1').substitute())
attempt('t', lambda: T('$a').substitute({'a': 1}, a=2))
attempt('t', lambda: T('$a ${b}').get_identifiers())
attempt('t', lambda: T('$a $').is_valid())
attempt('t', lambda: T('a').substitute(5))
print(string.capwords('hello  world'), string.ascii_letters, string.punctuation, string.whitespace.__repr__(), string.hexdigits, len(string.printable))
F = string.Formatter()
attempt('f', lambda: F.format('{0} {x!r:>5}', 1, x='a'))
attempt('f', lambda: F.format('{}'))
attempt('f', lambda: F.format('{x}'))
attempt('f', lambda: F.format('{0} {}', 1))
attempt('f', lambda: list(F.parse('a{b!r:c}d{{')))
attempt('f', lambda: F.vformat('{0.real}', (5,), {}))
attempt('f', lambda: F.format('{0!z}', 1))
attempt('f', lambda: F.format())
attempt('f', lambda: F.get_field('a[0].b', (), {'a': [type('X', (), {'b': 7})]}))
x = 'The quick brown fox jumped over the lazy dog. ' * 3
print(textwrap.fill(x, 30))
print(textwrap.wrap(x, 20, max_lines=2, placeholder=' [..]'), textwrap.shorten(x, 25), repr(textwrap.dedent('\n   a\n     b\n   c')), textwrap.indent('a\n\nb', '> '), textwrap.wrap('', 10), textwrap.wrap('aaaaaaaaaaaaaaaa', 5), textwrap.wrap('a-b-c-d e-f', 4), textwrap.fill('x y', 5, initial_indent='* ', subsequent_indent='  '))
attempt('w', lambda: textwrap.wrap(x, 0))
attempt('w', lambda: textwrap.shorten(x, 3, placeholder='......'))
attempt('w', lambda: textwrap.wrap(5))
attempt('w', lambda: textwrap.dedent(5))
attempt('w', lambda: textwrap.wrap('abc def', 5, foo=1))
print(html.escape('<a href="x">&\'</a>'), html.escape('"', quote=False), html.unescape('&lt;&amp;&#39;&eacute;&#x41;&notit;&bogus;&#0;&#128512;'))
attempt('h', lambda: html.escape(5))
attempt('h', lambda: html.unescape(5))
for s in ['a "b c" d', "it's", 'a\\ b', '"unclosed', 'a #c', '', '\'x\'"y"', 'a;b|c']:
    attempt(s, lambda: shlex.split(s))
attempt('sh', lambda: shlex.split('a #c d', comments=True))
attempt('sh', lambda: shlex.quote("it's"))
attempt('sh', lambda: shlex.join(['a b', 'c', '']))
attempt('sh', lambda: list(shlex.shlex('a=b; c && d', punctuation_chars=True)))
attempt('sh', lambda: shlex.quote(5))
attempt('sh', lambda: shlex.split(None))
attempt('sh', lambda: shlex.split('a\\'))
A = 'one\ntwo\nthree\n'.splitlines(1)
B = 'one\n2\nthree\nfour\n'.splitlines(1)
print(''.join(difflib.unified_diff(A, B, 'a', 'b')), ''.join(difflib.context_diff(A, B)), ''.join(difflib.ndiff(A, B)), difflib.get_close_matches('appel', ['ape', 'apple', 'peach']), difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio(), difflib.SequenceMatcher(None, 'qabxcd', 'abycdf').get_opcodes(), difflib.SequenceMatcher(None, 'ab', 'ac').get_matching_blocks())
attempt('d', lambda: difflib.get_close_matches('a', [], n=0))
attempt('d', lambda: difflib.get_close_matches('a', [], cutoff=2))
attempt('d', lambda: list(difflib.unified_diff([1], ['a'])))
d = {'b': [1, 2, {'c': 'x' * 40, 'd': ['y' * 30] * 3}], 'a': (1,), 's': {3, 1, 2}, 'e': None}
pprint.pprint(d)
pprint.pprint(d, width=40, compact=True)
pprint.pprint(d, depth=1)
print(pprint.pformat([list(range(20))] * 3, width=60), pprint.pformat('word ' * 30), pprint.isreadable(d), pprint.saferepr(d)[:30], pprint.pformat(d, sort_dicts=False, indent=4))
rl = []
rl.append(rl)
print(pprint.isrecursive(rl), pprint.pformat({1: 2}, underscore_numbers=True), pprint.pformat(1234567, underscore_numbers=True))
attempt('pp', lambda: pprint.pprint([], width=0))
attempt('pp', lambda: pprint.pformat([], depth=0))
u = urlparse('http://user:pw@host:8080/p/a;x?q=1&r=2#frag')
print(u, u.hostname, u.port, u.username, u.geturl(), urlsplit('//a/b').netloc, urljoin('http://a/b/c', '../d'), urljoin('http://a', '//x/y'), quote('a b/é?'), quote('a/b', safe=''), quote_plus('a b&c'), unquote('%C3%A9+%zz'), unquote_plus('a+b'), urlencode({'a': 1, 'b': [1, 2]}, doseq=True), urlencode([('x', 'é')]), parse_qs('a=1&a=2&b='), parse_qs('b=', keep_blank_values=True), parse_qsl('a=1;b=2'), urlunparse(('http', 'h', '/p', '', 'q=1', '')), urldefrag('http://a#b'), quote(b'\xff'), unquote_to_bytes('%ff'))
attempt('u', lambda: urlparse('http://a:b').port)
attempt('u', lambda: urlparse('http://a:99999').port)
attempt('u', lambda: urlparse('http://[::1'))
attempt('u', lambda: quote(5))
attempt('u', lambda: urlencode(5))
attempt('u', lambda: parse_qs('a', strict_parsing=True))
attempt('u', lambda: urljoin('a', b'b'))
attempt('u', lambda: urlparse(5))
attempt('u', lambda: unquote(5))
attempt('u', lambda: u._replace(foo=1))
attempt('u', lambda: parse_qs('a=1&b=2', max_num_fields=1))
attempt('u', lambda: urlencode('ab'))
attempt('u', lambda: quote('a', 5))


class C:

    def __init__(s):
        s.l = [1]
        s.me = s

    def __deepcopy__(s, m):
        n = C.__new__(C)
        m[id(s)] = n
        n.l = copy.deepcopy(s.l, m)
        n.me = n
        return n


c = C()
e = copy.deepcopy(c)
print(e is not c, e.me is e, e.l is not c.l, copy.copy([1]), copy.deepcopy({1: [2]}), copy.copy({1}), copy.deepcopy((1, [2])), copy.copy(5), copy.deepcopy(rl)[0] is not rl)
attempt('c', lambda: copy.copy((i for i in [])))
attempt('c', lambda: copy.deepcopy(__import__('threading').Lock()))
attempt('c', lambda: copy.replace)
attempt('c', lambda: copy.copy(copy))
attempt('c', lambda: copy.deepcopy(len) is len)
attempt('e', lambda: copy.Error('x'))
for p in ['(', '[', 'a**', '(?P<1>a)', '*a', 'a{2,1}', '(?z)', '\\', '(?<=a*)b', '(?P=x)', '[z-a]', '(?i', '\\g', 'a++', '(a', 'a)', '(?P<n>a)(?P<n>b)', 'x{99999999999}', '(?#', '\\1', '[[:a:]]', '(?(1)a|b|c)', '\\N{foo}', '(?-i:a)', 'a(?i)b']:
    attempt(p, lambda: re.compile(p))
m = re.search('(?P<a>\\w+) (\\d+)?', 'foo 12')
print(m, m.groups(), m.groupdict(), m.span(), m['a'], m.expand('\\2-\\g<a>'), m.lastindex, m.lastgroup, m.re, m.string, m.pos, re.sub('a', 'b', 'aaa', count=2), re.subn('x', 'y', 'xx'), re.split('(,)', 'a,b'), re.findall('(a)(b)?', 'ab a'), re.fullmatch('a', 'ab'), [x.group() for x in re.finditer('.', 'ab')], re.escape('a.b*c'), re.sub('(\\w)', '<\\1>', 'ab'), re.sub('a', lambda m: m.group().upper(), 'banana'), re.compile('a', re.I | re.M), re.I, re.I | re.M)
attempt('m', lambda: m.group(5))
attempt('m', lambda: m['z'])
attempt('m', lambda: re.sub('(a)', '\\2', 'a'))
attempt('m', lambda: re.match('a', b'a'))
attempt('m', lambda: re.match(b'a', 'a'))
attempt('m', lambda: re.match(5, 'a'))
attempt('m', lambda: re.match('a', 5))
attempt('m', lambda: re.sub('a', 5, 'a'))
attempt('m', lambda: re.sub('a', '\\g<x>', 'a'))
attempt('m', lambda: m.foo)
attempt('m', lambda: setattr(m, 'pos', 1))
attempt('m', lambda: re.compile('a', 5))
attempt('m', lambda: re.compile(re.compile('a'), re.I))
attempt('m', lambda: m.start(9))
attempt('m', lambda: m.expand('\\9'))
attempt('m', lambda: re.split('', 'ab'))
attempt('m', lambda: re.compile('a').match())
attempt('m', lambda: re.match('a'))
attempt('m', lambda: re.findall('a', 'a', 'b', 'c'))
