package workbook.editor;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An element of a project file.
///
/// @param attributes in an order of their own, so that a file is the same each time
/// @param text what it holds besides elements; such an element has no children
record Xml(
    String name, List<Map.Entry<String, String>> attributes, String text, List<Xml> children) {

  /// @param attributes names and values in turn
  static Xml element(String name, String... attributes) {
    var pairs = new ArrayList<Map.Entry<String, String>>();
    for (var i = 0; i < attributes.length; i += 2) {
      pairs.add(Map.entry(attributes[i], attributes[i + 1]));
    }
    return new Xml(name, List.copyOf(pairs), "", List.of());
  }

  Xml with(Xml... children) {
    return with(List.of(children));
  }

  Xml with(List<Xml> more) {
    var all = new ArrayList<>(children);
    all.addAll(more);
    return new Xml(name, attributes, text, List.copyOf(all));
  }

  Xml text(String text) {
    return new Xml(name, attributes, text, List.of());
  }

  /// @param comment above the root
  String document(String comment) {
    var out = new StringWriter();
    try {
      var writer = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeCharacters("\n");
      writer.writeComment(" " + comment + " ");
      write(writer, "\n");
      writer.writeCharacters("\n");
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toString();
  }

  private void write(XMLStreamWriter out, String indent) throws XMLStreamException {
    out.writeCharacters(indent);
    var empty = children.isEmpty() && text.isEmpty();
    if (empty) {
      out.writeEmptyElement(name);
    } else {
      out.writeStartElement(name);
    }
    for (var attribute : attributes) {
      out.writeAttribute(attribute.getKey(), attribute.getValue());
    }
    if (empty) {
      return;
    }
    out.writeCharacters(text);
    for (var child : children) {
      child.write(out, indent + "  ");
    }
    out.writeCharacters(children.isEmpty() ? "" : indent);
    out.writeEndElement();
  }
}
