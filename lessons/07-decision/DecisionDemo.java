///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../workbook/lab/Lab.java

import workbook.lab.Lab;

void main(String... args) {
  Lab.lesson("decision", args).run();
}
