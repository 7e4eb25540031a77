package workbook.lab;

/// One configuration inside an act, executed in fresh processes.
record Run(String id, String label, Job job) {}
