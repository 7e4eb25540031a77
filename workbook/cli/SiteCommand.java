package workbook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import site.Publication;
import site.Site;

/// `./jbang site build`
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    description = "The course as a static site.",
    footer = {"", "Examples:", "  ./jbang site build", "  ./jbang site build --out /tmp/gc-site"},
    subcommands = SiteCommand.Build.class)
public final class SiteCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  public SiteCommand(Surroundings around) {
    // its subcommands print
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do with the site: build");
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

    private final Surroundings around;

    public Build(Surroundings around) {
      this.around = around;
    }

    @Override
    public Integer call() {
      var read = course.read(around);
      var folder =
          out == null ? read.root().resolve("build").resolve("site") : around.here().resolve(out);
      var site = Site.read(read);
      var problems = site.problems();
      if (!problems.isEmpty()) {
        problems.forEach(around.err()::println);
        around.err().println("The site is not built: " + counted(problems.size(), "problem"));
        return Exit.FAILED;
      }
      try {
        site.write(
            folder,
            new Publication(Optional.ofNullable(baseUrl), Optional.ofNullable(editUrl)));
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

    private static String counted(int count, String noun) {
      return count + " " + noun + (count == 1 ? "" : "s");
    }
  }
}
