# What cannot be translated
e = UnicodeTranslateError('abé', 2, 3, 'why')
print(e, repr(e), e.object, e.start, e.end, e.reason, e.start + 1, e.args, UnicodeTranslateError.__mro__)
print(UnicodeTranslateError('a\u1234😀', 1, 2, 'r'), UnicodeTranslateError('a\u1234😀', 2, 3, 'r'), UnicodeTranslateError('abcd', 1, 3, 'r'))
for args in (), ('a', 1, 2), ('a', 1, 2, 'r', 5):
    try: print(UnicodeTranslateError(*args))
    except TypeError as x: print(x)
class Own(UnicodeTranslateError): pass
print(Own('a', 0, 1, 'own'), PythonFinalizationError.__mro__, repr(PythonFinalizationError('x')))
print(UnicodeEncodeError('ascii', 'é', 0, 1, 'r'), UnicodeDecodeError('ascii', b'\xff', 0, 1, 'r'))
try: raise UnicodeTranslateError('a', 0, 1, 'r')
except UnicodeError as x: print(type(x).__name__)
