package io.pteronimbus.configfiles;

import static io.pteronimbus.configfiles.GameFolder.edit;
import static io.pteronimbus.configfiles.GameFolder.editIf;
import static io.pteronimbus.configfiles.GameFolder.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.configfiles.GameFolder.Case;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class XmlFormatTest {
    @TempDir
    private Path root;

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(
                        "keeps the rest",
                        "<?xml version='1.0'?>\n<!-- c -->\n<server a = 'b'>\n\t<port>1</port> <!-- d -->\n</server>\n",
                        "<?xml version='1.0'?>\n<!-- c -->\n<server a = 'b'>\n\t<port>9</port> <!-- d -->\n</server>\n",
                        edit("server.port", "9")),
                Case.of(
                        "an empty file",
                        "",
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<server>\n  <port>9</port>\n  <a>\n    <b>8</b>\n  </a>\n</server>\n",
                        edit("server.port", "9"),
                        edit("server.a.b", "8")),
                Case.of(
                        "a declaration alone",
                        "<?xml version=\"1.0\"?>",
                        "<?xml version=\"1.0\"?>\n<a>\n  <b>9</b>\n</a>\n",
                        edit("a.b", "9")),
                Case.of(
                        "adds in the manner of the file",
                        "<s>\n    <a>1</a>\n</s>\n",
                        "<s>\n    <a>1</a>\n    <b>9</b>\n</s>\n",
                        edit("s.b", "9")),
                Case.of(
                        "adds to an empty element",
                        "<s>\n  <a/>\n  <b></b>\n</s>\n",
                        "<s>\n  <a>\n    <c>9</c>\n  </a>\n  <b>\n    <c>9</c>\n  </b>\n</s>\n",
                        edit("s.a.c", "9"),
                        edit("s.b.c", "9")),
                Case.of(
                        "line ends of Windows",
                        "<s>\r\n  <a>1</a>\r\n</s>",
                        "<s>\r\n  <a>9</a>\r\n  <b>8</b>\r\n</s>",
                        edit("s.a", "9"),
                        edit("s.b", "8")),
                Case.of(
                        "another root is another file",
                        "<t><port>1</port></t>",
                        "<t><port>1</port></t>",
                        edit("server.port", "9")),
                Case.of("all that are found", "<s><p>1</p><p>2</p></s>", "<s><p>9</p><p>9</p></s>", edit("s.p", "9")),
                Case.of(
                        "a wildcard",
                        "<s><a><p>1</p></a><b><p>2</p></b><c/></s>",
                        "<s><a><p>9</p></a><b><p>9</p></b><c/></s>",
                        edit("s.*.p", "9")),
                Case.of("any root", "<s><p>1</p></s>", "<s><p>9</p></s>", edit("*.p", "9")),
                Case.of("one of several", "<s><p>1</p><p>2</p></s>", "<s><p>1</p><p>9</p></s>", edit("s.p[2]", "9")),
                Case.of(
                        "an attribute",
                        "<s><p value='1' x=\"2\"/></s>",
                        "<s><p value='9' x=\"2\"/></s>",
                        edit("s.p", "[value='9']")),
                Case.of(
                        "a new attribute",
                        "<s><p /><q>1</q></s>",
                        "<s><p value=\"9\" /><q value=\"8\">1</q></s>",
                        edit("s.p", "[value='9']"),
                        edit("s.q", "[value='8']")),
                Case.of(
                        "by an attribute",
                        "<s><property name=\"Port\" value=\"1\"/><property name=\"Name\" value=\"2\"/></s>",
                        "<s><property name=\"Port\" value=\"9\"/><property name=\"Name\" value=\"2\"/></s>",
                        edit("s.property[@name='Port']", "[value='9']")),
                Case.of(
                        "by an attribute nothing has",
                        "<s>\n  <p n=\"1\"/>\n</s>",
                        "<s>\n  <p n=\"1\"/>\n  <p n=\"a.b\" value=\"9\"></p>\n</s>",
                        edit("s.p[@n='a.b']", "[value='9']")),
                Case.of(
                        "escapes",
                        "<s><p>1</p><q v='1'/></s>",
                        "<s><p>&lt;a&gt; &amp; ]]&gt;</p><q v='&quot;&apos;&lt;&#10;'/></s>",
                        edit("s.p", "<a> & ]]>"),
                        edit("s.q", "[v='\"'<\n']")),
                Case.of(
                        "what is equal as it is written",
                        "<s><p> &#x41;<![CDATA[&]]> </p></s>",
                        "<s><p> &#x41;<![CDATA[&]]> </p></s>",
                        edit("s.p", "A&")),
                Case.of("in place of CDATA", "<s><p><![CDATA[<x>]]></p></s>", "<s><p>9</p></s>", edit("s.p", "9")),
                Case.of(
                        "beside a comment",
                        "<s><p><!-- c --> 1 </p><q><!-- c --></q></s>",
                        "<s><p><!-- c -->9</p><q>9<!-- c --></q></s>",
                        edit("s.p", "9"),
                        edit("s.q", "9")),
                Case.of("empties", "<s><p>1</p><q/></s>", "<s><p></p><q/></s>", edit("s.p", ""), edit("s.q", "")),
                Case.of("no text beside elements", "<s><p><q/></p></s>", "<s><p><q/></p></s>", edit("s.p", "9")),
                Case.of("a prefix", "<x:s><x:p>1</x:p></x:s>", "<x:s><x:p>9</x:p></x:s>", edit("s.p", "9")),
                Case.of(
                        "another encoding",
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><s>1</s>",
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><s>&#26085;</s>",
                        edit("s", "日")),
                Case.of("a literal", "<s><p>1</p></s>", "<s><p>true</p></s>", literal("s.p", "true")),
                Case.of(
                        "if equal",
                        "<s><p>1</p><q>1</q><r v='1'/></s>",
                        "<s><p>9</p><q>1</q><r v='9'/></s>",
                        editIf("s.p", "1", "9"),
                        editIf("s.q", "2", "9"),
                        editIf("s.r", "1", "[v='9']")),
                Case.of("not if absent", "<s></s>", "<s></s>", editIf("s.p", "1", "9")),
                Case.of("what is found", "<s><p>a:1</p></s>", "<s><p>b:1</p></s>", editIf("s.p", "regex:^a", "b")),
                Case.of("no path", "<s/>", "<s/>", edit("s.p[", "9"), edit("s.<p>", "9"), edit("s..p", "9")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldSetWhatIsNamedAndKeepTheRestWhenXmlIsChanged(Case example) {
        // when
        var after = GameFolder.at(root).changed(Parser.XML, example.before(), example.asArray());
        // then
        assertThat(after).isEqualTo(example.after());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "<a></b>",
                "</a>",
                "<a/><b/>",
                "x<a/>",
                "<a/>x",
                "<a b/>",
                "<a b=c/>",
                "<a b='c/>",
                "<a b='<'/>",
                "<a b='1' b='2'/>",
                "<a",
                "<!-- ",
                "<![CDATA[x]]>",
                "<>",
                "<a><!-- </a>",
                "<a b='1'c='2'/>"
            })
    void shouldLeaveTheFileWhenItIsNotXml(String before) {
        // given
        var game = GameFolder.at(root).with("file", before);
        // when
        var outcome = game.change("file", Parser.XML, edit("a", "9"));
        // then
        assertThat(outcome.leftBecause()).contains("it is not XML at line 1");
        assertThat(game.read("file")).isEqualTo(before);
    }

    @Test
    void shouldLeaveTheFileWhenXmlCannotHoldAValue() {
        // given
        var game = GameFolder.at(root).with("file", "<a/>");
        // when
        var outcome = game.change("file", Parser.XML, edit("a", "\u0001"));
        // then
        assertThat(outcome.leftBecause()).contains("a value has a character that XML cannot hold");
        assertThat(game.read("file")).isEqualTo("<a/>");
    }

    @Test
    void shouldMeanToJavaWhatWasAskedForWhenAnythingIsSetInAnything() throws Exception {
        var seed = new Random().nextLong();
        for (var round = 0; round < 200; round++) {
            // given
            var random = new Random(seed + round);
            var texts = new RandomTexts(random);
            var before = "<r>" + elements(texts, 3) + "</r>";
            var value = "=" + texts.text().strip();
            // when
            var after = GameFolder.at(root)
                    .changed(Parser.XML, before, edit("r.new.port", value), edit("r.new", "[v='" + value + "']"));
            // then
            var document = parse(after);
            var made = (Element) document.getElementsByTagName("new").item(0);
            assertThat(made.getAttribute("v")).as("seed %d", seed + round).isEqualTo(value);
            assertThat(made.getTextContent().strip())
                    .as("seed %d", seed + round)
                    .isEqualTo(value);
            document.removeChild(made);
            assertThat(document.getTextContent().replaceAll("\\s", ""))
                    .as("seed %d: <%s> became <%s>", seed + round, before, after)
                    .isEqualTo(parse(before).getTextContent().replaceAll("\\s", ""));
        }
    }

    private static String elements(RandomTexts texts, int depth) {
        return IntStream.range(0, texts.random().nextInt(4))
                .mapToObj(_ -> switch (texts.random().nextInt(5)) {
                    case 0 -> "<!-- <x> -->";
                    case 1 -> "\n  ";
                    case 2 -> "<b c = 'd'/>";
                    case 3 -> "<e>&amp;<![CDATA[<]]>x</e >";
                    default -> depth == 0 ? "" : "<f>" + elements(texts, depth - 1) + "</f>";
                })
                .collect(Collectors.joining());
    }

    private static Element parse(String text) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    }
}
