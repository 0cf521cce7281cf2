package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameTemplateSpec.Image;
import io.pteronimbus.gameserver.egg.EggValue.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The images to choose from, in each of the ways that eggs have had to write them. */
final class EggImages {
    private static final int LONGEST = 512;
    private static final int LONGEST_NAME = 191;
    private static final String NONE = "nil";

    /** Of an image that the node has, and need not fetch: here the cluster decides. */
    private static final String LOCAL = "~";

    private EggImages() {}

    /** At least one; throws {@link EggException} otherwise. */
    static List<Image> of(EggValue egg, ImportReport.Notes notes) {
        var images = new LinkedHashMap<String, String>();
        for (var source : sources(egg)) {
            if (source.is(Kind.OBJECT)) {
                source.members().forEach((name, image) -> add(images, name, image, notes));
            } else {
                source.elements().forEach(image -> add(images, "", image, notes));
            }
        }
        if (images.isEmpty()) {
            throw new EggException(
                    "docker_images must name an image to run",
                    egg.get("docker_images").place());
        }
        var list = new ArrayList<Image>();
        images.forEach((name, image) -> list.add(new Image(name, image)));
        return list;
    }

    private static List<EggValue> sources(EggValue egg) {
        var present = egg.get("docker_images");
        if (!present.elements().isEmpty()) {
            return List.of(present);
        }
        var images = egg.get("images");
        return List.of(images.elements().isEmpty() && !EggNotes.isIcon(egg.get("image")) ? egg.get("image") : images);
    }

    private static void add(
            LinkedHashMap<String, String> images, String label, EggValue value, ImportReport.Notes notes) {
        var written = value.limited(LONGEST).strip();
        var image = written.startsWith(LOCAL) ? written.substring(LOCAL.length()) : written;
        if (image.isEmpty() || image.equals(NONE)) {
            notes.ignored(value, "there is no image here");
            return;
        }
        if (image.chars().anyMatch(c -> c <= ' ')) {
            notes.impossible(value, "this is no name of an image");
            return;
        }
        var name = label.isBlank() ? image : label;
        if (name.length() > LONGEST_NAME) {
            name = name.substring(0, LONGEST_NAME);
        }
        if (images.putIfAbsent(name, image) != null) {
            notes.ignored(value, "the image is there already");
        } else if (!image.equals(value.text())) {
            notes.adapted(value, "the image is " + image + "; where it is fetched from is for the cluster to say");
        } else {
            notes.mapped(value, "an image to choose");
        }
    }
}
