"""What every feature stands on: time, ids, errors, the database, the write path, the audit, jobs."""
