package workbook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import site.Publication;
import site.Site;
import workbook.check.Grader;
import workbook.course.Course;
import workbook.serve.LiveServer;

/// `./jbang site build`
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    description = "The course as a static site.",
    footer = {"", "Examples:", "  ./jbang site build", "  ./jbang site serve"},
    subcommands = {SiteCommand.Build.class, SiteCommand.Serve.class})
public final class SiteCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  public SiteCommand(Surroundings around) {
    // its subcommands print
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with the site: build or serve");
  }

  /// `./jbang site build`
  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = {
        "Writes the site, once every number, link and snippet on its pages is right.",
        "What you measured yourself (.workbook/results) is shown beside our figures."
      },
      footer = {"", "Examples:", "  ./jbang site build", "  ./jbang site build --out /tmp/gc-site"})
  public static final class Build implements Callable<Integer> {

    @Mixin private CourseOption course;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where to write it (default: build/site in the course).")
    private @Nullable Path out;

    @Option(
        names = "--base-url",
        paramLabel = "URL",
        description = "Where it will be published: adds a feed and a map for search engines.")
    private @Nullable String baseUrl;

    @Option(
        names = "--edit-url",
        paramLabel = "URL",
        description = "Where the course's files can be edited; a file's name is put behind it.")
    private @Nullable String editUrl;

    @Option(
        names = "--clone-url",
        paramLabel = "URL",
        description = "Where readers clone the course from: the front page tells them.")
    private @Nullable String cloneUrl;

    @Spec private CommandSpec spec;

    private final Surroundings around;

    public Build(Surroundings around) {
      this.around = around;
    }

    @Override
    public Integer call() {
      checkUrl("--base-url", baseUrl);
      checkUrl("--edit-url", editUrl);
      checkUrl("--clone-url", cloneUrl);
      var read = course.read(around);
      var folder =
          out == null ? read.root().resolve("build").resolve("site") : around.here().resolve(out);
      var site = Site.read(read);
      var problems = site.problems();
      if (!problems.isEmpty()) {
        problems.forEach(around.err()::println);
        around.err().println("The site is not built: " + counted(problems.size(), "problem"));
        return Exit.USAGE;
      }
      try {
        site.write(
            folder,
            new Publication(
                Optional.ofNullable(baseUrl),
                Optional.ofNullable(editUrl),
                Optional.ofNullable(cloneUrl)));
      } catch (IOException e) {
        around.err().println("The site cannot be written to " + folder + ": " + e.getMessage());
        around.err().println("  name a folder that you may write to: site build --out DIR");
        return Exit.USAGE;
      }
      around
          .out()
          .println(counted(site.pages().size(), "lesson") + ": " + folder.resolve("index.html"));
      return Exit.FINE;
    }

    private void checkUrl(String option, @Nullable String url) {
      if (url != null && !url.matches("https?://[^\\s/?#\"<>]+(/[^\\s?#\"<>]*)?")) {
        throw new ParameterException(
            spec.commandLine(),
            "%s takes an address such as https://example.org/gc, not \"%s\""
                .formatted(option, url));
      }
    }

    private static String counted(int count, String noun) {
      return count + " " + noun + (count == 1 ? "" : "s");
    }
  }

  /// `./jbang site serve`
  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description = {
        "Shows the site in a browser of this machine, and each change when it is saved.",
        "There you run and change snippets, measure, and have answers checked as you save them.",
        "It answers to the link that it prints and to no other page or machine. Ctrl-C ends it."
      },
      footer = {"", "Examples:", "  ./jbang site serve", "  ./jbang site serve --port 8080"})
  public static final class Serve implements Callable<Integer> {

    private static final String LOOPBACK = "127.0.0.1";

    @Mixin private CourseOption course;

    @Mixin private GraderOptions limits;

    @Option(
        names = "--port",
        paramLabel = "N",
        defaultValue = "0",
        description = "Where it listens (default: a free port).")
    private int port;

    @Option(
        names = "--host",
        paramLabel = "HOST",
        defaultValue = LOOPBACK,
        description = "Only loopback: 127.0.0.1 or localhost.")
    private String host = LOOPBACK;

    @Spec private CommandSpec spec;

    private final Surroundings around;

    public Serve(Surroundings around) {
      this.around = around;
    }

    /// One that grades with this grader, and speaks as `check --watch` does.
    public static LiveServer server(Surroundings around, Course course, int port, Grader grader)
        throws IOException {
      var watching = new Watching(around, course, grader, Check::freshSeed);
      return new LiveServer(course, port, around.clock(), watching, watching);
    }

    @Override
    public Integer call() throws InterruptedException {
      if (!host.equals(LOOPBACK) && !host.equals("localhost")) {
        throw new ParameterException(
            spec.commandLine(),
            "--host "
                + host
                + " is refused: its link carries a token, which another machine\n"
                + "  would get in plain text; for others, publish what site build writes");
      }
      if (port < 0 || port > 65_535) {
        throw new ParameterException(spec.commandLine(), "--port is a number from 0 to 65535");
      }
      try (var grader = limits.grader(around, Optional.empty(), course.root(around));
          var server = server(around, course.read(around), port, grader)) {
        // Ctrl-C ends what runs as well.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        around.out().println("The site is at " + server.link());
        around.out().println("It follows what you save. Ctrl-C ends it.");
        around.out().flush();
        new CountDownLatch(1).await();
        return Exit.FINE;
      } catch (IOException e) {
        around.err().println("The port " + port + " cannot be used: " + e.getMessage());
        around.err().println("  leave --port away, and a free one is taken");
        return Exit.USAGE;
      }
    }
  }
}
