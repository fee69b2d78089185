"""Photos: bytes under their digest, uploaded in pieces, linked to the records that they prove."""
