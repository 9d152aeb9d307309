"""A form for each entity, for who would rather not write YAML.

Only `loosen serve` has it; no site contains it.
"""
