"""The figures of the product, each beside its reference: ``make bench``, or ``python -m bench --quick`` for a glance.

The server is the real one (``deploy/gunicorn.conf.py`` and the job runner) on a throw-away installation, once on SQLite
and once on PostgreSQL. Phones sign in and enrol through its door and sign their commands before the clock starts; what
they send lies ready as bytes. Beside every figure stands a raw floor of the same run: what the same database does when
nothing but "parse JSON, one INSERT, fsync" is asked of it. A figure that misses its reference is printed as a miss.
"""
