"""The rules of duty and procedure (法规速查): what phones carry of the law, each rule with its article."""
