package workbook.check;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the tests of a check with JUnit and reports one start and one end for each method, however
/// many times a parameterized one is invoked.
final class Testing implements TestExecutionListener {
  private final Complaint complaint;
  private final Event.Sink sink;
  private final Set<String> failed = new HashSet<>();
  private TestPlan plan = null;

  private Testing(Class<?> check, Event.Sink sink) {
    this.complaint = new Complaint(check);
    this.sink = sink;
  }

  /// @return whether there was a test and none failed
  static boolean run(Class<?> check, Event.Sink sink) {
    // Nothing is looked up by ServiceLoader: that costs time, and other people's listeners.
    var config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(check))
            .configurationParameter(
                "junit.jupiter.testmethod.order.default", SourceOrder.class.getName())
            .configurationParameter(LauncherConstants.CAPTURE_STDOUT_PROPERTY_NAME, "false")
            .build();
    var testing = new Testing(check, sink);
    LauncherFactory.create(config).execute(request, testing);
    return testing.plan.containsTests() && testing.failed.isEmpty();
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    this.plan = plan;
  }

  @Override
  public void executionStarted(TestIdentifier id) {
    if (isMethod(id)) {
      sink.accept(new Event.Started(name(id)));
    }
  }

  @Override
  public void executionFinished(TestIdentifier id, TestExecutionResult result) {
    var name = name(id);
    // A method fails once; what throws outside of any method (a @BeforeAll) fails the check.
    result
        .getThrowable()
        .filter(_ -> failed.add(name))
        .ifPresent(thrown -> sink.accept(new Event.Failed(complaint.of(name, thrown))));
    if (isMethod(id) && !failed.contains(name)) {
      sink.accept(new Event.Passed(name));
    }
  }

  private boolean isMethod(TestIdentifier id) {
    return plan.getParent(id).flatMap(TestIdentifier::getSource).orElse(null)
        instanceof ClassSource;
  }

  /// The method's name, also for one of its invocations.
  private String name(TestIdentifier id) {
    for (var at = id; ; at = plan.getParent(at).orElseThrow()) {
      if (isMethod(at) || plan.getParent(at).isEmpty()) {
        return at.getLegacyReportingName().replaceAll("\\(.*", "");
      }
    }
  }
}
