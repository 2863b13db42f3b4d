"""What the NumPy twins share: answers requests, one JSON object a line, on standard input and output."""

import json
import sys
import time

import numpy as np


def simd():
    """The widest instruction set that this NumPy uses here."""
    try:
        return np.show_config(mode="dicts")["SIMD Extensions"]["found"][-1]
    except (KeyError, IndexError, TypeError):
        return "baseline instructions"


def serve(task):
    """The first request makes `task(request)`; {"repeats": n} is answered with the milliseconds of processor time that n calls of `run` took."""
    work = None
    for line in sys.stdin:
        request = json.loads(line)
        if "repeats" in request:
            start = time.process_time()
            for _ in range(request["repeats"]):
                work.run()
            answer = {"milliseconds": 1000 * (time.process_time() - start)}
        else:
            work = task(request)
            answer = {"check": float(work.check()), "numpy": f"NumPy {np.__version__} with {simd()}"}
        print(json.dumps(answer), flush=True)
