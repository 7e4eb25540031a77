///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.openjdk.jol:jol-core:0.17
//RUNTIME_OPTIONS --sun-misc-unsafe-memory-access=allow -Djdk.attach.allowAttachSelf
//RUNTIME_OPTIONS -XX:+EnableDynamicAgentLoading

import org.openjdk.jol.info.ClassLayout;

/// Where each byte of the layout act's payment goes, by JOL. A script of its own: the demo needs
/// the JDK alone, so that it starts at once.
void main() {
  IO.println(ClassLayout.parseClass(Payment.class).toPrintable());
}

static class Payment {
  int user, item, day, cents;
}
