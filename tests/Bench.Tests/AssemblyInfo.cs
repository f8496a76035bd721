// How the tests of this assembly run, and who else works the page: every bench is a server of its own on a port of its own.
using System.Runtime.CompilerServices;

[assembly: Parallelize(Scope = ExecutionScope.ClassLevel)]
[assembly: InternalsVisibleTo("Pen.Benchmarks")]
