"""The claims database: SQLAlchemy Core tables, one module per aggregate, unit of work."""
