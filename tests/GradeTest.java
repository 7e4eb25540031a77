package tests; class GradeTest {}
