_pydecimal: errors, signal dicts and names as those of the C implementation, which CPython's decimal uses.
@ 1 d02552b7315fb2a9
    def from_float(cls, f, /):
@ 1 fd05ac16c49dca79
    def create_decimal_from_float(self, f, /):
@ 1 f80244d2886135a3
    def create_decimal(self, num='0', /):
@ 2 80da7bc612e8323a
_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped]
_shown_signals = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)

class SignalDict(dict):
    __slots__ = ()
    def __getitem__(self, key):
        if key not in _signals:
            raise KeyError('invalid error flag')
        return dict.__getitem__(self, key)
    def __setitem__(self, key, value):
        if key not in _signals:
            raise KeyError('invalid error flag')
        dict.__setitem__(self, key, bool(value))
    def __delitem__(self, key):
        raise ValueError('signal keys cannot be deleted')
    def __repr__(self):
        return '{' + ', '.join(['%r:%r' % item for item in self.items()]) + '}'
    def copy(self):
        return dict(self)

def _signal_dict(chosen):
    d = SignalDict()
    for signal in _signals:
        dict.__setitem__(d, signal, signal in chosen)
    return d
@ 2 cc38bdd44f748e37
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
@ 2 91584192b5ad3ef2
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError('optional argument must be a context')
    ctx_manager = _ContextManager(ctx)
@ 4 4c47c5ea40240628
        self = object.__new__(cls)
        if context is not None and not isinstance(context, Context):
            raise TypeError('optional argument must be a context')
@ 3 edd7253fce300e36
                raise ValueError('argument must be a sequence of length 3')
@ 4 b8d27b2bf394b0fa
                raise ValueError('sign must be an integer with the value 0 or 1')
            self._sign = value[0]
            if isinstance(value[2], str):
                if value[2] not in ('F', 'n', 'N'):
                    raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
            elif not isinstance(value[2], int):
                raise ValueError('exponent must be an integer')
@ 2 f2d4d7ee2ace05cd
                if not isinstance(value[1], (tuple, list)):
                    raise ValueError('coefficient must be a tuple of digits')
                for digit in value[1]:
                    if isinstance(digit, int) and 0 <= digit <= 9:
@ 3 959ea94f83b8c5b4
                        raise ValueError('coefficient must be a tuple of digits')
@ 4 7b22041934c499ab
@ 1 ea5e06e4ce5be8e9
        raise TypeError('conversion from %s to Decimal is not supported' % type(value).__name__)
@ 1 623bf3d05a09d33d
            raise TypeError("argument must be int or float")
@ 1 255200ea4aa35354
                raise TypeError('Cannot hash a signaling NaN value')
@ 2 759b73395a4ea032
                context._raise_errors(InvalidOperation, DivisionByZero)
                return _SignedInfinity[sign], _NaN
@ 1 99691a88bc0a7e15
                raise ValueError("cannot convert signaling NaN to float")
@ 1 abf0b90264aea17d
                raise ValueError("cannot convert NaN to integer")
@ 1 24c437675e8047b8
                raise OverflowError("cannot convert Infinity to integer")
@ 4 ae1a88f86d710115
            context._raise_errors(Overflow, Inexact, Rounded)
            return Overflow().handle(context, self._sign)
@ 18 68f3d1984b96b234
            errors = [Rounded]
            if exp_min > Etop:
                errors.append(Overflow)
                ans = Overflow().handle(context, self._sign)
            else:
                ans = _dec_from_triple(self._sign, coeff, exp_min)

            if changed and self_is_subnormal:
                errors.append(Underflow)
            if self_is_subnormal:
                errors.append(Subnormal)
            if changed:
                errors.append(Inexact)
            if not ans:
                # raise Clamped on underflow to 0
                errors.append(Clamped)
            context._raise_errors(*errors)
            return ans
@ 1 ed8898f0830a5192
                raise TypeError('optional arg must be an integer')
@ 3 be829d92b69935f1
                raise ValueError("cannot convert NaN to integer")
            else:
                raise OverflowError("cannot convert Infinity to integer")
@ 3 be829d92b69935f1
                raise ValueError("cannot convert NaN to integer")
            else:
                raise OverflowError("cannot convert Infinity to integer")
@ 3 be829d92b69935f1
                raise ValueError("cannot convert NaN to integer")
            else:
                raise OverflowError("cannot convert Infinity to integer")
@ 5 d8cafb39e76c5d49
            context._raise_errors(*[signal for signal in (Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped) if newcontext.flags[signal]])
            if newcontext.flags[Overflow]:
                ans = Overflow().handle(context, ans._sign)
@ 7 e243404e03968f75
        # raise appropriate flags
        if ans and ans.adjusted() < context.Emin:
            context._raise_error(Subnormal)
        if ans._exp > self._exp:
            context._raise_errors(*((Inexact, Rounded) if ans != self else (Rounded,)))
@ 5 5905769205e24ef3
        elif rounding not in _rounding_modes:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        ans = self._rescale(0, rounding)
        context._raise_errors(*((Inexact, Rounded) if ans != self else (Rounded,)))
        return ans
@ 5 f2d946e5896573dc
        """Rounds to the nearest integer, without raising inexact, rounded."""
        if context is None:
            context = getcontext()
        if rounding is None:
            rounding = context.rounding
        elif rounding not in _rounding_modes:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
@ 6 29fad4047f01de01
        exp = _convert_other(exp, raiseit=True)

        if context is None:
            context = getcontext()
        if rounding is None:
            rounding = context.rounding
        elif rounding not in _rounding_modes:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
@ 5 f14a6daf77efc494
            context._raise_errors(Overflow, Inexact, Rounded)
@ 8 491a874c9c89516a
            context._raise_errors(Underflow, Subnormal, Inexact, Rounded, *(() if ans else (Clamped,)))
@ 13 1612aaf0b402b8dc
        if traps is None:
            traps = dc.traps
        if flags is None:
            flags = ()
        for name, signals in ('traps', traps), ('flags', flags):
            if not isinstance(signals, dict):
                for signal in signals:
                    if signal not in _signals:
                        raise KeyError('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')
                signals = _signal_dict(signals)
            self._set_signal_dict(name, signals)
@ 12 03aa207091ddbad3
        if not isinstance(value, int):
            raise TypeError('an integer is required')
        if not vmin <= value <= vmax:
            if vmax == 1:
                raise ValueError('valid values for %s are 0 or 1' % name)
            raise ValueError('valid range for %s is [%s, %s]' % (name, 'MIN_EMIN' if name == 'Emin' else vmin, {'prec': 'MAX_PREC', 'Emax': 'MAX_EMAX', 'Emin': 0}[name]))
        return object.__setattr__(self, name, value)
@ 9 b9799c6505b90267
        if not isinstance(d, dict):
            raise TypeError('argument must be a signal dict')
        if len(d) != len(_signals):
            raise KeyError('invalid signal dict')
        for key in d:
            if not key in _signals:
                raise KeyError('invalid signal dict')
        return object.__setattr__(self, name, _signal_dict([key for key in d if d[key]]))
@ 1 1ef463a274b5f3c5
            return self._set_integer_check(name, value, 1, MAX_PREC)
@ 1 b4ff07995bd1225f
            return self._set_integer_check(name, value, MIN_EMIN, 0)
@ 1 a4f13a3fdf7a1342
            return self._set_integer_check(name, value, 0, MAX_EMAX)
@ 1 41ebbdba93b2e4ed
                raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
@ 1 0592cc57334d65de
        raise AttributeError("context attributes cannot be deleted")
@ 1 e011c06a75099834
        names = [f.__name__ for f in _shown_signals if self.flags[f]]
@ 1 dfd4b6089cb53350
        names = [t.__name__ for t in _shown_signals if self.traps[t]]
@ 4 30e4da6115af7913
        nc = Context(self.prec, self.rounding, self.Emin, self.Emax,
                     self.capitals, self.clamp, (), (),
                     self._ignored_flags)
        object.__setattr__(nc, 'flags', self.flags)
        object.__setattr__(nc, 'traps', self.traps)
        return nc
@ 2 fa74c6c0516ed2f1
        dict.__setitem__(self.flags, error, True)
        if not self.traps[error]:
@ 1 5f6418015fa2bea7
        raise error([condition])

    def _raise_errors(self, *errors):
        """Sets all the flags before one exception for those that are trapped."""
        errors = [error for error in errors if error not in self._ignored_flags]
        for error in errors:
            dict.__setitem__(self.flags, error, True)
        trapped = [error for error in _signals if error in errors and self.traps[error]]
        if trapped:
            raise trapped[0](trapped)
@ 1 fb25823f517027b0
            raise TypeError('conversion from %s to Decimal is not supported' % type(b).__name__)
@ 1 fb25823f517027b0
            raise TypeError('conversion from %s to Decimal is not supported' % type(b).__name__)
@ 1 fb25823f517027b0
            raise TypeError('conversion from %s to Decimal is not supported' % type(b).__name__)
@ 1 fb25823f517027b0
            raise TypeError('conversion from %s to Decimal is not supported' % type(b).__name__)
@ 1 fb25823f517027b0
            raise TypeError('conversion from %s to Decimal is not supported' % type(b).__name__)
@ 1 fb25823f517027b0
            raise TypeError('conversion from %s to Decimal is not supported' % type(b).__name__)
@ 1 fb25823f517027b0
            raise TypeError('conversion from %s to Decimal is not supported' % type(b).__name__)
@ 1 fb25823f517027b0
            raise TypeError('conversion from %s to Decimal is not supported' % type(b).__name__)
@ 1 c40ec5f372659151
        raise TypeError('conversion from %s to Decimal is not supported' % type(other).__name__)
@ 1 900e7b937c33e187
            context.flags[FloatOperation] = True
@ 1 6d26782a12b16a95
        raise ValueError('invalid format string')
@ 2 981506551a549dd1
            raise ValueError('invalid format string')
@ 2 3257cc15149f1fea
            raise ValueError('invalid format string')
@ 2 ae43fee85f7724a1
            raise ValueError('invalid format string')
@ 1 c13a9c13c3bd513b
del sys

from _molt import native_function, native_type
native_type(Decimal, 'function', 'function')
native_type(Context, 'function', 'function')
native_type(SignalDict)
for _function in (getcontext, setcontext, localcontext, _convert_other, _convert_for_comparison, _parse_format_specifier):
    native_function(_function)
del _function, native_function, native_type
