// How the tests of this assembly run: every bench is a server of its own on a port of its own.
[assembly: Parallelize(Scope = ExecutionScope.ClassLevel)]
