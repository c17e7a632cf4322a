"""Writes the oracle of the numeric kernels: arguments and results as bit patterns of doubles (hexadecimal).

Each line: function argument result rest, where result + rest is the true value to about 32 digits.
Needs mpmath. Usage: python3 numeric_oracle.py COUNT > ../resources/org/eigentape/engine/numeric/oracle.txt
(COUNT = 250 is the committed file but for its lines hard-tanh, the twelve of largest error among 300,000 arguments
uniform in 0.4 .. 0.6; the error bounds in the Javadoc were measured with COUNT = 60000 and with those.)
"""

import random
import struct
import sys

from mpmath import exp, mp, mpf, ncdf, tanh

mp.prec = 240


def bits(number):
    return struct.pack(">d", number).hex()


def line(name, function, argument):
    value = function(mpf(argument))
    result = float(value)
    print(name, bits(argument), bits(result), bits(float(value - mpf(result))))


count = int(sys.argv[1])
random.seed(1)
for _ in range(count):
    line("tanh", tanh, random.uniform(0, 0.4))
    line("tanh", tanh, random.uniform(-3, 3))
    line("tanh", tanh, random.uniform(0, 20))
    line("tanh", tanh, 2 ** random.uniform(-60, 1))
    line("exp", exp, random.uniform(-1, 1))
    line("exp", exp, random.uniform(-700, 700))
    line("cumulative", ncdf, random.uniform(-6, 6))
    line("cumulative", ncdf, random.uniform(-37, 0))
