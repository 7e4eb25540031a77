package workbook.editor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Ctrl-C goes to every process at the terminal. While an editor has it, Ctrl-C is a key of the
/// editor's: if the workbook ended of it, a shell and an editor would read the same keyboard.
final class Interrupts implements AutoCloseable {

  private final Object before;

  private Interrupts(Object before) {
    this.before = before;
  }

  /// Until it is closed, this process does nothing on Ctrl-C. A program that it starts does what it
  /// always does, which it would not if the signal were ignored.
  static Interrupts areTheEditors() {
    try {
      var handler = Class.forName("sun.misc.SignalHandler");
      var nothing =
          Proxy.newProxyInstance(
              handler.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> null);
      return new Interrupts(handle(nothing));
    } catch (ReflectiveOperationException | IllegalArgumentException _) {
      // A JVM without signals, or with -Xrs: there Ctrl-C ends us, and the editor goes on.
      return new Interrupts("");
    }
  }

  /// By reflection: the compiler warns of the class, whatever it is told, and the JDK has no other.
  ///
  /// @return the handler before
  private static Object handle(Object handler) throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    try {
      return signal
          .getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    }
  }

  @Override
  public void close() {
    try {
      if (!before.equals("")) {
        handle(before);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
