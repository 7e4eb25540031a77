///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/04-leaks}/LeakFinder.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

@Test void names_the_class_that_grows_and_not_the_one_that_is_largest() {
  expect(
      "Session grows by 3,000 each time; Picture is larger, and stays",
      List.of("Session"),
      histogram("Picture 2000 2000000", "Session 3000 72000"),
      histogram("Picture 2000 2000000", "Session 6000 144000"),
      histogram("Picture 2000 2000000", "Session 9000 216000"));
}

@Test void leaves_out_a_class_that_grew_only_once_or_shrank_in_between() {
  expect(
      "Cache fills up and stays; Batch comes and goes; Session grows",
      List.of("Session"),
      histogram("Cache 5000 80000", "Batch 1000 16000", "Session 3000 72000"),
      histogram("Cache 9000 144000", "Batch 9000 144000", "Session 6000 144000"),
      histogram("Cache 9000 144000", "Batch 7000 112000", "Session 9000 216000"));
  expect(
      "two histograms, and in the second there is less of everything",
      List.of(),
      histogram("Cache 9000 144000"),
      histogram("Cache 5000 80000"));
}

@Test void counts_instances_and_not_bytes() {
  expect(
      "the table of a map is one object, however large it gets",
      List.of(),
      histogram("Table 7 65536"),
      histogram("Table 7 131072"),
      histogram("Table 7 262144"));
}

@Test void asks_for_1_000_instances_more_each_time() {
  expect(
      "Enough grows by exactly 1,000 each time, Less by 1,000 and by 999",
      List.of("Enough"),
      histogram("Enough 500 8000", "Less 500 8000"),
      histogram("Enough 1500 24000", "Less 1500 24000"),
      histogram("Enough 2500 40000", "Less 2499 39984"));
}

@Test void knows_that_a_class_which_is_not_listed_has_no_instances() {
  expect(
      "Late is not in the first histogram",
      List.of("Late"),
      histogram("Other 1 16"),
      histogram("Other 1 16", "Late 1000 16000"),
      histogram("Other 1 16", "Late 2000 32000"));
  expect(
      "Gone is not in the second",
      List.of(),
      histogram("Gone 1000 16000"),
      histogram("Other 1 16"),
      histogram("Gone 9000 144000"));
}

@Test void adds_up_the_lines_of_one_name() {
  expect(
      "Plugin stands on one line, on two, and on three",
      List.of("Plugin"),
      histogram("Plugin 2000 32000"),
      histogram("Plugin 2000 32000", "Plugin 2000 32000"),
      histogram("Plugin 2000 32000", "Plugin 2000 32000", "Plugin 2000 32000"));
}

@Test void starts_with_the_class_that_gained_most_bytes() {
  expect(
      "Large gains 200,000 bytes, Many gains 64,000 and Zoo as many, Small 32,000",
      List.of("Large", "Many", "Zoo", "Small"),
      histogram("Zoo 0 0", "Many 5000 80000", "Large 1000 100000", "Small 9000 144000"),
      histogram("Zoo 2000 32000", "Many 7000 112000", "Large 2000 200000", "Small 10000 160000"),
      histogram("Zoo 4000 64000", "Many 9000 144000", "Large 3000 300000", "Small 11000 176000"));
}

@Test void names_arrays_as_java_does_and_no_module() {
  var names =
      List.of(
          Map.entry("[Z", "boolean[]"),
          Map.entry("[B (java.base@25.0.3)", "byte[]"),
          Map.entry("[S", "short[]"),
          Map.entry("[C (java.base@25.0.3)", "char[]"),
          Map.entry("[I", "int[]"),
          Map.entry("[J", "long[]"),
          Map.entry("[F", "float[]"),
          Map.entry("[D", "double[]"),
          Map.entry("[[I (java.base@25.0.3)", "int[][]"),
          Map.entry("[Ljava.lang.Object; (java.base@25.0.3)", "java.lang.Object[]"),
          Map.entry("[[[LShop$Session;", "Shop$Session[][][]"),
          Map.entry("java.util.HashMap$Node (java.base@25.0.3)", "java.util.HashMap$Node"),
          Map.entry("Zoo", "Zoo"));
  names.forEach(
      name ->
          expect(
              "the histograms say " + name.getKey(),
              List.of(name.getValue()),
              HEAD + "   1:          1000          16000  " + name.getKey() + "\n",
              HEAD + "   1:          2000          32000  " + name.getKey() + "\n"));
}

@Test void finds_the_leak_of_the_shop() {
  // The cache of prices fills up once, orders come and go, and the table behind a list gets longer.
  expect(
      "the shop's histograms",
      List.of("long[]", "byte[]", "java.lang.String", "Shop$Session"),
      SHOP.toArray(String[]::new));
}

@Test void finds_the_leak_of_the_server_that_reloads_its_plugin() {
  expect(
      "the histograms of the server that reloads its plug-in",
      List.of("int[]", "int[][]", "Plugin"),
      RELOADS.toArray(String[]::new));
}

@Test void finds_a_leak_of_this_very_process() throws JMException {
  var listeners = new ArrayList<Listener[][]>();
  var histograms = new ArrayList<String>();
  for (var day = 1; day <= 3; day++) {
    for (var i = 0; i < 5_000; i++) {
      listeners.add(new Listener[][] {{new Listener()}});
    }
    histograms.add(ownHistogram());
  }
  Reference.reachabilityFence(listeners);
  var listener = Listener.class.getName();
  var answer = growing(histograms.toArray(String[]::new));
  show("in this process", answer.isEmpty() ? "nothing" : String.join(", ", answer));
  assertThat(answer)
      .as("growing(…) for this process, which leaks %s[][] and what is in it", listener)
      .contains(listener, listener + "[]", listener + "[][]");
}

/// What leaks in the check's own process.
static class Listener {}

/// What `jcmd` shows of another process, asked of this one.
static String ownHistogram() throws JMException {
  return (String)
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "gcClassHistogram",
              new Object[] {new String[0]},
              new String[] {String[].class.getName()});
}

static final String HEAD =
    """
     num     #instances         #bytes  class name (module)
    -------------------------------------------------------
    """;

/// A histogram of lines such as "Session 3000 72000".
static String histogram(String... lines) {
  var text = new StringBuilder("2184:\n").append(HEAD);
  var number = 0;
  for (var line : lines) {
    var words = line.split(" ");
    text.append("%4d: %13s %14s  %s\n".formatted(++number, words[1], words[2], words[0]));
  }
  return text.append("Total         99999        9999999\n").toString();
}

static List<String> growing(String... histograms) {
  try {
    return LeakFinder.growing(List.of(histograms));
  } catch (RuntimeException e) {
    throw new AssertionError(
        "growing threw %s for histograms of which the last is%n%s"
            .formatted(e, histograms[histograms.length - 1]),
        e);
  }
}

void expect(String what, List<String> names, String... histograms) {
  assertThat(growing(histograms)).as("growing(…): %s", what).isEqualTo(names);
}

/// A shop whose sessions subscribe to events and never unsubscribe: one histogram a day.
static final List<String> SHOP =
    List.of(
  """
  2184:
   num     #instances         #bytes  class name (module)
  -------------------------------------------------------
     1:         16093        2609888  [B (java.base@25.0.3)
     2:         11082         354624  java.util.HashMap$Node (java.base@25.0.3)
     3:         13933         334392  java.lang.String (java.base@25.0.3)
     4:          3006         241336  [J (java.base@25.0.3)
     5:         10000         240000  Shop$Price
     6:          1794         236832  java.lang.Class (java.base@25.0.3)
     7:          1199         196560  [Ljava.lang.Object; (java.base@25.0.3)
     8:         10262         164192  java.lang.Integer (java.base@25.0.3)
    10:          5000          80000  Shop$Order
    11:          3000          72000  Shop$Session
    12:          2000          48000  Shop$Product
    13:          1274          43144  [I (java.base@25.0.3)
    14:          1232          39424  java.util.concurrent.ConcurrentHashMap$Node (java.base@25.0.3)
  Total         86933        5060680
  """,
  """
  2184:
   num     #instances         #bytes  class name (module)
  -------------------------------------------------------
     1:         19096        2705880  [B (java.base@25.0.3)
     2:         21082         674624  java.util.HashMap$Node (java.base@25.0.3)
     3:          6006         481336  [J (java.base@25.0.3)
     4:         20000         480000  Shop$Price
     5:         16936         406464  java.lang.String (java.base@25.0.3)
     6:         20262         324192  java.lang.Integer (java.base@25.0.3)
     7:         20000         320000  Shop$Order
     8:          1201         264824  [Ljava.lang.Object; (java.base@25.0.3)
     9:          1793         236720  java.lang.Class (java.base@25.0.3)
    11:          6000         144000  Shop$Session
    12:          2000          48000  Shop$Product
    13:          1270          43080  [I (java.base@25.0.3)
    14:          1237          39584  java.util.concurrent.ConcurrentHashMap$Node (java.base@25.0.3)
  Total        144078        6637448
  """,
  """
  2184:
   num     #instances         #bytes  class name (module)
  -------------------------------------------------------
     1:         22096        2801800  [B (java.base@25.0.3)
     2:          9006         721336  [J (java.base@25.0.3)
     3:         21082         674624  java.util.HashMap$Node (java.base@25.0.3)
     4:         20000         480000  Shop$Price
     5:         19936         478464  java.lang.String (java.base@25.0.3)
     6:         20262         324192  java.lang.Integer (java.base@25.0.3)
     7:          1201         277808  [Ljava.lang.Object; (java.base@25.0.3)
     8:         15000         240000  Shop$Order
     9:          1793         236720  java.lang.Class (java.base@25.0.3)
    10:          9000         216000  Shop$Session
    12:          2000          48000  Shop$Product
    13:          1270          43080  [I (java.base@25.0.3)
    14:          1237          39584  java.util.concurrent.ConcurrentHashMap$Node (java.base@25.0.3)
  Total        151178        7051952
  """);

/// A server that was told three times to load a plug-in anew, and forgets none of them.
static final List<String> RELOADS =
    List.of(
  """
  2394:
   num     #instances         #bytes  class name (module)
  -------------------------------------------------------
     1:          9082         417616  [B (java.base@25.0.3)
     2:          1797         237272  java.lang.Class (java.base@25.0.3)
     3:          7276         234280  [I (java.base@25.0.3)
     4:          8922         214128  java.lang.String (java.base@25.0.3)
     5:          1197         154584  [Ljava.lang.Object; (java.base@25.0.3)
     6:          2000          64000  [[I (java.base@25.0.3)
     7:          1221          39072  java.util.concurrent.ConcurrentHashMap$Node (java.base@25.0.3)
     8:          1082          34624  java.util.HashMap$Node (java.base@25.0.3)
    10:          2000          32000  Plugin
  Total         41756        1743752
  """,
  """
  2394:
   num     #instances         #bytes  class name (module)
  -------------------------------------------------------
     1:         13272         426216  [I (java.base@25.0.3)
     2:          9084         417680  [B (java.base@25.0.3)
     3:          1797         237288  java.lang.Class (java.base@25.0.3)
     4:          8924         214176  java.lang.String (java.base@25.0.3)
     5:          1201         165824  [Ljava.lang.Object; (java.base@25.0.3)
     6:          4000         128000  [[I (java.base@25.0.3)
     7:          1228          39296  java.util.concurrent.ConcurrentHashMap$Node (java.base@25.0.3)
     8:          1082          34624  java.util.HashMap$Node (java.base@25.0.3)
    10:          2000          32000  Plugin
    11:          2000          32000  Plugin
  Total         51827        2045680
  """,
  """
  2394:
   num     #instances         #bytes  class name (module)
  -------------------------------------------------------
     1:         19272         618216  [I (java.base@25.0.3)
     2:          9085         417720  [B (java.base@25.0.3)
     3:          1798         237416  java.lang.Class (java.base@25.0.3)
     4:          8925         214200  java.lang.String (java.base@25.0.3)
     5:          6000         192000  [[I (java.base@25.0.3)
     6:          1203         177000  [Ljava.lang.Object; (java.base@25.0.3)
     7:          1224          39168  java.util.concurrent.ConcurrentHashMap$Node (java.base@25.0.3)
     8:          1082          34624  java.util.HashMap$Node (java.base@25.0.3)
    10:          2000          32000  Plugin
    11:          2000          32000  Plugin
    12:          2000          32000  Plugin
  Total         61845        2345808
  """);

void main() { grade(this); }
