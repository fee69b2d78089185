"""Field records: what an officer said once on the road, later corrected or withdrawn, never overwritten.

Check-ins, violations and talks are such records; each feature keeps its own table of them and stands on this page
for what they share: ``columns.FieldRecord`` (the table's), ``info.FieldRecordInfo`` (what others see),
``kinds.FieldRecords`` (writing, reading, putting aside) and ``schemas`` (the wire)."""
