package workbook.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import workbook.check.Verdict;

/// The XML that CI systems read as JUnit's: a suite for each exercise, a case for each test of its
/// check. A test that failed is a failure. What came in the way of the tests (a compile error, a
/// limit) is an error, and the tests that were therefore not run are skipped.
///
/// Nobody owns this format; this is the part of it that Jenkins, GitLab and Surefire agree on. How
/// long a single test took is not known, so only the suites have a time.
final class JUnitXml {

  private record Suite(Graded graded, List<Case> cases) {}

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JUnitXml() throws XMLStreamException {
    this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  static String of(List<Graded> all) {
    try {
      return new JUnitXml().document(all);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private String document(List<Graded> all) throws XMLStreamException {
    var suites = all.stream().map(graded -> new Suite(graded, Case.of(graded))).toList();
    xml.writeStartDocument("UTF-8", "1.0");
    open("testsuites", 0);
    attribute("name", "check");
    counts(suites.stream().flatMap(suite -> suite.cases().stream()).toList());
    time(all);
    for (var suite : suites) {
      write(suite);
    }
    close(0);
    xml.writeEndDocument();
    return text.append('\n').toString();
  }

  private void write(Suite suite) throws XMLStreamException {
    var graded = suite.graded();
    open("testsuite", 1);
    attribute("name", graded.exercise().name());
    counts(suite.cases());
    attribute("skipped", count(suite.cases(), JUnitXml::isSkipped));
    time(List.of(graded));
    properties(graded);
    for (var one : suite.cases()) {
      testcase(graded, one);
    }
    text("system-out", graded.attempt().printed());
    text("system-err", String.join("\n", graded.attempt().notes()));
    close(1);
  }

  private void properties(Graded graded) throws XMLStreamException {
    open("properties", 2);
    property("answer", graded.answer().toString());
    property("verdict", VerdictDocument.word(graded.attempt().verdict()));
    property("seed", Long.toString(graded.attempt().seed()));
    for (var effect : effects(graded.attempt().verdict())) {
      property(effect.label(), effect.value());
    }
    close(2);
  }

  private static List<Verdict.Effect> effects(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed(_, var effects) -> effects;
      case Verdict.Failed(_, var effects) -> effects;
      case Verdict.DidNotCompile _, Verdict.Refused _, Verdict.Stopped _ -> List.of();
    };
  }

  private void property(String name, String value) throws XMLStreamException {
    line(3);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void testcase(Graded graded, Case one) throws XMLStreamException {
    open("testcase", 2);
    attribute("name", one.name());
    attribute("classname", graded.exercise().lesson() + "." + graded.exercise().name());
    if (one.outcome() != Case.Outcome.PASSED) {
      open(isSkipped(one) ? "skipped" : isError(one) ? "error" : "failure", 3);
      attribute("message", one.message().lines().findFirst().orElse(""));
      attribute("type", VerdictDocument.word(graded.attempt().verdict()));
      xml.writeCharacters(isSkipped(one) ? "" : legal(one.message()));
      xml.writeEndElement();
    }
    close(2);
  }

  private void counts(List<Case> cases) throws XMLStreamException {
    attribute("tests", Integer.toString(cases.size()));
    attribute("failures", count(cases, one -> one.outcome() == Case.Outcome.FAILED));
    attribute("errors", count(cases, JUnitXml::isError));
  }

  private static String count(List<Case> cases, Predicate<Case> kind) {
    return Long.toString(cases.stream().filter(kind).count());
  }

  private static boolean isError(Case one) {
    return one.outcome() == Case.Outcome.STOPPED || one.outcome() == Case.Outcome.PREVENTED;
  }

  private static boolean isSkipped(Case one) {
    return one.outcome() == Case.Outcome.NOT_RUN;
  }

  private void time(List<Graded> all) throws XMLStreamException {
    var seconds = all.stream().mapToDouble(graded -> graded.took().toNanos() / 1e9).sum();
    attribute("time", String.format(Locale.ROOT, "%.3f", seconds));
  }

  private void text(String element, String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      line(2);
      xml.writeStartElement(element);
      xml.writeCharacters(legal(text));
      xml.writeEndElement();
    }
  }

  private void open(String element, int depth) throws XMLStreamException {
    line(depth);
    xml.writeStartElement(element);
  }

  private void close(int depth) throws XMLStreamException {
    line(depth);
    xml.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /// XML 1.0 has no way to write most control characters: they become their pictures (U+2400 and
  /// on), and what has none a replacement character.
  private static String legal(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> out.appendCodePoint(legal(point)));
    return out.toString();
  }

  private static int legal(int point) {
    if (point < 0x20) {
      return point == '\t' || point == '\n' || point == '\r' ? point : 0x2400 + point;
    }
    var surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return surrogate || point == 0xFFFE || point == 0xFFFF ? 0xFFFD : point;
  }
}
