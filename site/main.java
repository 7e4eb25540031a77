///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

// An installed JBang that is asked for "site" in the clone's root finds this folder before the
// alias of that name, and runs a folder's main.java from a copy elsewhere, where its neighbours
// are out of reach. So this file hands over to the clone's own launcher, which asks for the alias.

void main(String... args) throws Exception {
  var windows = System.getProperty("os.name").startsWith("Windows");
  var command = new ArrayList<String>();
  command.add(Path.of(windows ? "jbang.cmd" : "jbang").toAbsolutePath().toString());
  command.add("site");
  command.addAll(List.of(args));
  System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
}
