from __future__ import annotations

import os
import subprocess
import sys


def test_libraries_loaded_inside_the_context_use_one_thread() -> None:
    code = (
        "from litboard.analyses.topics.single_thread import single_threaded\n"
        "with single_threaded():\n"
        "    import sklearn.manifold, sklearn.metrics, sklearn.naive_bayes, threadpoolctl\n"
        "    print({one['num_threads'] for one in threadpoolctl.threadpool_info()})\n"
    )
    many = os.environ | {"OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=many
    )
    assert done.stdout.strip() == "{1}"
