///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/05-prefork}/Density.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

static final long MB = 1L << 20;
static final long GB = 1L << 30;

static final Density.Worker BEFORE = megabytes(250, 140, 0, 0);
static final Density.Worker AFTER = megabytes(250, 225, 0, 0);
static final Density.Worker COPIES = megabytes(100, 80, 1, 0);

@Test void knows_what_a_fresh_worker_has_for_itself() {
  expectOwn(BEFORE, 0, 110);
  expectOwn(AFTER, 0, 25);
  expectOwn(megabytes(40, 40, 1, 1), 0, 0);
}

@Test void adds_what_requests_copy_and_keep() {
  expectOwn(COPIES, 30, 50);
  expectOwn(megabytes(100, 80, 0, 2), 30, 80);
  expectOwn(megabytes(100, 80, 1, 2), 30, 110);
}

@Test void copies_a_shared_byte_only_once() {
  expectOwn(COPIES, 80, 100);
  expectOwn(COPIES, 1_000, 100);
  expectOwn(megabytes(100, 80, 3, 1), 100, 200);
}

@Test void counts_the_shared_pages_once_for_all_workers() {
  expectMemory(BEFORE, 1, 0, 250);
  expectMemory(BEFORE, 96, 0, 10_700);
  expectMemory(AFTER, 96, 0, 2_625);
  expectMemory(megabytes(40, 40, 0, 0), 8, 0, 40);
}

@Test void leaves_the_original_of_a_copied_page_to_the_parent() {
  expectMemory(COPIES, 9, 30, 530);
  expectMemory(COPIES, 8, 1_000, 880);
}

@Test void saves_what_instagram_saved() {
  var saved = Density.saved(BEFORE, AFTER, 96) / MB;
  show("96 workers with 225 MB shared, not 140", "save %,d MB".formatted(saved));
  expectSaved(BEFORE, AFTER, 96, 8_075);
  expectSaved(BEFORE, AFTER, 2, 85);
  expectSaved(AFTER, BEFORE, 11, -850);
}

@Test void saves_nothing_with_a_single_worker() {
  expectSaved(BEFORE, AFTER, 1, 0);
}

@Test void fits_only_whole_workers() {
  expectWorkers(COPIES, 579, 30, 9);
  expectWorkers(COPIES, 580, 30, 10);
  expectWorkers(COPIES, 129, 30, 0);
}

@Test void fits_no_worker_where_the_shared_pages_do_not_fit() {
  expectWorkers(COPIES, 79, 30, 0);
  expectWorkers(COPIES, 1, 1_000, 0);
  expectWorkers(megabytes(500, 400, 0, 0), 10, 0, 0);
}

@Test void fits_a_thousand_workers_that_have_nothing_of_their_own() {
  expectWorkers(megabytes(40, 40, 0, 0), 40, 1_000_000, 1_000);
  expectWorkers(megabytes(40, 40, 0, 0), 39, 1_000_000, 0);
  expectWorkers(megabytes(2, 1, 0, 0), 1_000_000, 0, 1_000);
}

@Test void replaces_workers_at_the_last_request_that_fits() {
  expectReplaceAfter(COPIES, 579, 9, 35);
  expectReplaceAfter(COPIES, 80 + 9 * 20, 9, 0);
  expectReplaceAfter(megabytes(100, 80, 0, 3), 80 + 10 * 59, 10, 13);
  expectReplaceAfter(COPIES, 80 + 9 * 20 - 1, 9, -1);
}

@Test void goes_on_past_the_bend_where_nothing_is_left_to_copy() {
  expectReplaceAfter(COPIES, 980, 9, 1_000_000);
  expectReplaceAfter(megabytes(100, 80, 4, 1), 80 + 2 * 150, 2, 50);
  expectReplaceAfter(megabytes(100, 80, 4, 1), 80 + 2 * 200, 2, 100);
}

@Test void agrees_with_plain_counting_on_20_000_machines() {
  var random = random();
  for (var i = 0; i < 20_000; i++) {
    var resident = 1 + (random.nextLong(1L << 40) >> random.nextInt(40));
    var shared = random.nextLong(resident + 1);
    var worker =
        new Density.Worker(
            resident, shared, GB >> random.nextInt(31), random.nextLong(GB) >> random.nextInt(31));
    var requests = random.nextLong(1_000_001) >> random.nextInt(20);
    var workers = random.nextLong(1, 1_001);
    var own = resident - shared + Math.min(shared, worker.copied() * requests)
        + worker.kept() * requests;
    expect(Density.own(worker, requests), own, "own(%s, %,d)", worker, requests);
    expect(Density.memory(worker, workers, requests), shared + workers * own,
        "memory(%s, %,d, %,d)", worker, workers, requests);
    // A machine that just holds them, or lacks one byte.
    var machine = Math.clamp(shared + workers * own - random.nextInt(2), 1, 1L << 40);
    var room = machine - shared;
    var fit = room < 0 ? 0 : own == 0 ? 1_000 : Math.min(1_000, room / own);
    expect(Density.workers(worker, machine, requests), fit,
        "workers(%s, %,d, %,d)", worker, machine, requests);
    expectBoundary(worker, machine, workers);
  }
}

/// The number of requests that is asked for fits, and one more would not.
void expectBoundary(Density.Worker worker, long machine, long workers) {
  var after = Density.replaceAfter(worker, machine, workers);
  var call = "replaceAfter(%s, %,d, %,d)".formatted(worker, machine, workers);
  assertThat(after).as(call).isBetween(-1L, 1_000_000L);
  assertThat(after < 0 || takes(worker, workers, after) <= machine)
      .withFailMessage("%s said %,d, and so many requests do not fit", call, after)
      .isTrue();
  assertThat(after == 1_000_000 || takes(worker, workers, after + 1) > machine)
      .withFailMessage("%s said %,d, and one request more would fit", call, after)
      .isTrue();
}

long takes(Density.Worker worker, long workers, long requests) {
  var copied = Math.min(worker.shared(), worker.copied() * requests);
  return worker.shared()
      + workers * (worker.resident() - worker.shared() + copied + worker.kept() * requests);
}

static Density.Worker megabytes(long resident, long shared, long copied, long kept) {
  return new Density.Worker(resident * MB, shared * MB, copied * MB, kept * MB);
}

void expectOwn(Density.Worker worker, long requests, long megabytes) {
  expectMegabytes(
      Density.own(worker, requests), megabytes, "own(%s, %,d)", in(worker), requests);
}

void expectMemory(Density.Worker worker, long workers, long requests, long megabytes) {
  expectMegabytes(
      Density.memory(worker, workers, requests), megabytes,
      "memory(%s, %d workers, %,d requests)", in(worker), workers, requests);
}

void expectSaved(Density.Worker before, Density.Worker after, long workers, long megabytes) {
  expectMegabytes(
      Density.saved(before, after, workers), megabytes,
      "saved(%s, %s, %d workers)", in(before), in(after), workers);
}

void expectWorkers(Density.Worker worker, long machine, long requests, long workers) {
  expect(
      Density.workers(worker, machine * MB, requests), workers,
      "workers(%s, %,d MB, %,d requests)", in(worker), machine, requests);
}

void expectReplaceAfter(Density.Worker worker, long machine, long workers, long requests) {
  expect(
      Density.replaceAfter(worker, machine * MB, workers), requests,
      "replaceAfter(%s, %,d MB, %d workers)", in(worker), machine, workers);
}

String in(Density.Worker worker) {
  return "worker of %d, %d, %d, %d MB".formatted(
      worker.resident() / MB, worker.shared() / MB, worker.copied() / MB, worker.kept() / MB);
}

void expectMegabytes(long bytes, long megabytes, String call, Object... arguments) {
  var whole = bytes % MB == 0;
  assertThat(whole ? bytes / MB + " MB" : "%,d bytes".formatted(bytes))
      .as(call, arguments)
      .isEqualTo(megabytes + " MB");
}

void expect(Object answer, Object expected, String call, Object... arguments) {
  assertThat(answer).as(call, arguments).isEqualTo(expected);
}

void main() { grade(this); }
