"""How fast Duixian reads, what a second process gains, and how much memory it needs: `make bench`.

    corpus ─┬─▶ speed      reading.py and the peer's peer.py in turn, a process for each pass
            ├─▶ scaling    the command with one process and with two, in turn
            └─▶ memory     the command over few, many and very many files

docs/benchmarks.md tells the method and what came out.
"""
