"""The phone's door: commands in, receipts out, changes since a cursor (``docs/wire.md``)."""
