package site;

import java.util.Optional;

/// What a site is told of the place where it will be read.
///
/// @param url of its root: with it come the feed and the map for search engines, and the page for
///   addresses that lead nowhere has links that are right under any path
/// @param sources where the course's files can be edited: the name of a file follows
/// @param repository what a reader clones
public record Publication(
    Optional<String> url, Optional<String> sources, Optional<String> repository) {

  public static final Publication ANYWHERE =
      new Publication(Optional.empty(), Optional.empty(), Optional.empty());
}
