package workbook.check;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what an answer's class files refer to, before any of it runs, and refuses what lies beyond
/// an answer: see [Beyond]. As that leaves no way to a class by its name, what is not referred to
/// here cannot be reached at run time either.
final class Screening {
  private final String check;
  private final Set<Verdict.Reach> allowed;

  /// @param check the class of the check, whose name an answer must not take
  Screening(String check, Set<Verdict.Reach> allowed) {
    this.check = check;
    this.allowed = allowed;
  }

  /// In the order of the source's lines, each thing once.
  List<Verdict.Refusal> refusals(Map<String, byte[]> classes) {
    var refusals = new LinkedHashMap<String, Verdict.Refusal>();
    for (var name : classes.keySet()) {
      if (name.equals(check) || name.startsWith(check + "$")) {
        refusals.put(name, new Verdict.Refusal(0, "the name " + name, Verdict.Reach.CHECK));
      }
    }
    for (var bytes : classes.values()) {
      var model = ClassFile.of().parse(bytes);
      var beyond = beyond(model, classes.keySet());
      if (!beyond.isEmpty()) {
        var lines = lines(model);
        beyond.forEach(
            (entry, reach) -> {
              var what = Beyond.told(entry);
              var line = lines.getOrDefault(what, 0);
              refusals.merge(
                  what,
                  new Verdict.Refusal(line, what, reach),
                  (one, other) -> one.line() <= other.line() ? one : other);
            });
      }
    }
    return withoutOwners(new ArrayList<>(refusals.values()));
  }

  private Map<PoolEntry, Verdict.Reach> beyond(ClassModel model, Set<String> own) {
    var found = new LinkedHashMap<PoolEntry, Verdict.Reach>();
    for (var entry : model.constantPool()) {
      if (!isOf(own, entry)) {
        reach(entry).filter(reach -> !allowed.contains(reach)).ifPresent(r -> found.put(entry, r));
      }
    }
    return found;
  }

  /// A class of the answer that lies in a package: the compiler will say what is wrong with that.
  private static boolean isOf(Set<String> own, PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type -> own.contains(type.asInternalName().replace('/', '.'));
      case MemberRefEntry member ->
          own.contains(member.owner().asInternalName().replace('/', '.'))
              && !member.name().stringValue().equals("getStackTrace");
      default -> false;
    };
  }

  private static Optional<Verdict.Reach> reach(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type -> Beyond.type(type.asInternalName());
      case MemberRefEntry member ->
          Beyond.member(
              member.owner().asInternalName(), member.name().stringValue(), member.type().stringValue());
      default -> Optional.empty();
    };
  }

  /// `Files.delete` says more than `Files`: of a class only what is used of it is told.
  private static List<Verdict.Refusal> withoutOwners(List<Verdict.Refusal> refusals) {
    refusals.removeIf(
        owner ->
            refusals.stream()
                .anyMatch(
                    other ->
                        other.what().startsWith(owner.what() + ".")
                            || other.what().equals("new " + owner.what())));
    refusals.sort(java.util.Comparator.comparingInt(Verdict.Refusal::line));
    return refusals;
  }

  /// For all that the code of a class refers to: the first line that does.
  private static Map<String, Integer> lines(ClassModel model) {
    var lines = new LinkedHashMap<String, Integer>();
    for (var method : model.methods()) {
      lines(method, lines);
    }
    return lines;
  }

  private static void lines(MethodModel method, Map<String, Integer> lines) {
    var line = 0;
    for (var element : method.code().map(code -> code.elementList()).orElse(List.of())) {
      if (element instanceof LineNumber number) {
        line = number.line();
      } else {
        for (var entry : used(element)) {
          lines.merge(Beyond.told(entry), line, Math::min);
        }
      }
    }
  }

  private static List<? extends PoolEntry> used(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call -> List.of(call.method(), call.owner());
      case FieldInstruction field -> List.of(field.field(), field.owner());
      case NewObjectInstruction made -> List.of(made.className());
      case TypeCheckInstruction cast -> List.of(cast.type());
      case ConstantInstruction.LoadConstantInstruction constant -> List.of(constant.constantEntry());
      case InvokeDynamicInstruction dynamic ->
          dynamic.invokedynamic().bootstrap().arguments().stream()
              .filter(java.lang.classfile.constantpool.MethodHandleEntry.class::isInstance)
              .map(handle -> ((java.lang.classfile.constantpool.MethodHandleEntry) handle).reference())
              .toList();
      default -> List.of();
    };
  }
}
