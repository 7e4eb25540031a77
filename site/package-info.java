/// The static site: lesson pages become HTML that works from disk.
@NullMarked
package site;

import org.jspecify.annotations.NullMarked;
