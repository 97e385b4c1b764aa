"""SHACL (W3C 2017) compiled to SPARQL, a package of its own: shapes → queries → results.

It validates many views at once: every named graph of the store is one view, seen together with one reference graph.
What the compiler does not know falls to pySHACL, by name.
"""

from kg.checking.shacl.engine import Outcome, validate
from kg.checking.shacl.results import Result
from kg.checking.shacl.shapes import Shape, read_shapes

__all__ = ["Outcome", "Result", "Shape", "read_shapes", "validate"]
