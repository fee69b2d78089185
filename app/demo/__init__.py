"""A made-up county for trying the product out, with some days of duty behind it.

Nothing here writes a table by itself. People come through the verbs of accounts, the rest through desk commands,
commands that made phones really sign, and positions as trackers send them; a manual clock walks through the days, so
tickets, time brackets and receipts are what they would have been.
"""
