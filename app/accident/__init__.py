"""The accident register (事故登记): what happened on the roads, each accident once, placed where it can be."""
