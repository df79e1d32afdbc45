package org.tributary.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as the signals see it: its blocks in reading order, the boxes they stand in, its pictures, its facts. */
final class Page {
    final Document document;
    final URI url;
    final Clues clues;
    final List<Box> boxes;
    final List<Block> blocks;
    /** Pictures, films and the like by the number of the block that follows. */
    final List<Figure> figures;

    final int words;
    private final int[] before;
    /** The box that a reader of running text would choose first; the outermost one if nothing is running text. */
    final Box trunk;

    /** The number of the block that is the headline, or -1. */
    final int headline;

    final List<Shingles> descriptions = new ArrayList<>();
    final TitleLikeness titles;
    final Shingles declaredBody;
    private final int[][] hashes;
    final Spreads spreads;
    private final Map<Integer, Group> groups = new HashMap<>();

    /** A picture or other thing that is seen, and where it stands. */
    record Figure(Element element, Box home, int before) {}

    /** Numbers over the blocks whose boxes look alike. */
    static final class Group {
        int blocks;
        int words;
        int linkWords;
        int prose;
        int wordsInTrunk;
    }

    Page(Document document, URI url, Clues clues) {
        this.document = document;
        this.url = url;
        this.clues = clues;
        BlockReader reader = new BlockReader();
        reader.read(document);
        boxes = reader.boxes;
        blocks = reader.blocks;
        figures = reader.figures;
        words = Math.max(1, reader.words);
        titles = new TitleLikeness(clues.titles());
        headline = Headline.find(this);
        for (String description : clues.descriptions()) descriptions.add(Shingles.of(description));
        declaredBody = clues.bodies().isEmpty() ? Shingles.NONE : Shingles.of(String.join("\n", clues.bodies()));
        hashes = new int[blocks.size()][];
        for (Block block : blocks) hashes[block.index] = Shingles.hashes(block.text);
        spreads = new Spreads(hashes);
        measureBoxes();
        trunk = trunkOf();
        for (Block block : blocks) if (block.home.isWithin(trunk)) group(block).wordsInTrunk += block.words;
        before = new int[blocks.size() + 2];
        for (Figure figure : figures) before[Math.min(figure.before, blocks.size())]++;
    }

    Group group(Block block) {
        return groups.getOrDefault(block.home.group, EMPTY);
    }

    int[] hashes(Block block) {
        return hashes[block.index];
    }

    int figuresBefore(int index) {
        return before[index];
    }

    private static final Group EMPTY = new Group();

    private void measureBoxes() {
        for (Block block : blocks) {
            Group group = groups.computeIfAbsent(block.home.group, key -> new Group());
            group.blocks++;
            group.words += block.words;
            group.linkWords += block.linkWords;
            Box home = block.home;
            home.blocks++;
            home.words += block.words;
            home.linkWords += block.linkWords;
            if (home.firstBlock < 0) home.firstBlock = block.index;
            home.lastBlock = block.index;
            if (block.isProse()) {
                group.prose++;
                home.proseBlocks++;
                home.proseWords += block.words;
                if (!home.hidden) vote(block);
            }
        }
        for (int i = boxes.size() - 1; i > 0; i--) {
            Box box = boxes.get(i);
            Box parent = box.parent;
            if (parent == null || box.blocks == 0) continue;
            parent.blocks += box.blocks;
            parent.words += box.words;
            parent.linkWords += box.linkWords;
            parent.proseBlocks += box.proseBlocks;
            parent.proseWords += box.proseWords;
            if (parent.firstBlock < 0 || box.firstBlock < parent.firstBlock) parent.firstBlock = box.firstBlock;
            parent.lastBlock = Math.max(parent.lastBlock, box.lastBlock);
        }
    }

    /** A paragraph speaks for its box, and more and more softly for the boxes around it. */
    private void vote(Block block) {
        double weight = Math.min(block.words, 80) * (1 - block.linkDensity()) * standing(block);
        Box at = block.home;
        if (at.tag.equals("p") && at.parent != null) at = at.parent;
        for (int level = 0; at != null && level < 5; level++, at = at.parent) {
            at.score += weight;
            weight *= level == 0 ? 0.7 : 0.5;
        }
    }

    /** What the page says in its description counts double; what stands before the headline, or in boxes made for other things, little. */
    private double standing(Block block) {
        double standing = 1;
        if (headline >= 0 && block.index < headline) standing *= 0.3;
        if (ClassSignal.strangeness(block.home) <= 2) standing *= 0.3;
        if (block.home.nearest("footer") != null
                || block.home.nearest("aside") != null
                || block.home.nearest("nav") != null) standing *= 0.3;
        for (Shingles description : descriptions) if (description.share(hashes(block)) > 0.5) return 2 * standing;
        return standing;
    }

    private Box trunkOf() {
        Box best = boxes.get(0);
        for (Box box : boxes)
            if (box.score * (1 - box.linkDensity()) > best.score * (1 - best.linkDensity())) best = box;
        return best;
    }

    static List<Box> path(Box box) {
        List<Box> path = new ArrayList<>();
        for (Box at = box; at != null; at = at.parent) path.add(at);
        return path;
    }
}
