///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/01-hello-gc}/YoungCollections.java
//SOURCES ../../../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

@Test void counts_each_time_the_nursery_fills() {
  assertThat(YoungCollections.count(100, 10)).as("100 bytes in a nursery of 10").isEqualTo(10);
}

@Test void leaves_out_the_last_part() {
  assertThat(YoungCollections.count(99, 10)).as("99 bytes in a nursery of 10").isEqualTo(9);
}

@Test void counts_a_job_of_terabytes() {
  assertThat(YoungCollections.count(1L << 44, 1 << 20)).as("16 TB in 1 MB").isEqualTo(1 << 24);
}

@Test void counts_none_for_a_job_that_fits() {
  assertThat(YoungCollections.count(9, 10)).as("9 bytes in a nursery of 10").isZero();
}

@Test void allocates_nothing() {
  assertThat(allocatedBytesPerCall(() -> YoungCollections.count(99, 10))).isLessThanOrEqualTo(8);
}

void main() { grade(this); }
