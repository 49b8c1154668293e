"""Many articles: chunks, worker processes, deadlines and memory limits; each article ends in one result, in order.

`allowance` says what an article may cost, `running` has `extract_many`; nothing is imported before it is used.
"""
