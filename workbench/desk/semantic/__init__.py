"""The search by meaning: a model that the user has, loaded when it is first needed."""
