# Who speaks, on which topics, and to whom, in one article? Descriptive of the supplied text only.
# Reads tables/*.csv, writes results/*.csv. Base R and igraph. Run it in the folder that holds tables/.

suppressMessages(library(igraph))
cat("Descriptive of the supplied text only: nothing here is an estimate.\n")

read_table <- function(name) {
  read.csv(file.path("tables", paste0(name, ".csv")), colClasses = "character", na.strings = character(),
           encoding = "UTF-8", check.names = FALSE)
}

number <- function(x) ifelse(is.na(x), "", sprintf("%.6g", x))

write_result <- function(name, frame) {
  cells <- lapply(frame, function(column) if (is.numeric(column)) number(column) else as.character(column))
  stopifnot(!any(grepl("[\",\n]", unlist(cells))))
  dir.create("results", showWarnings = FALSE)
  file <- file(file.path("results", paste0(name, ".csv")), "wb")
  writeLines(enc2utf8(c(paste(names(frame), collapse = ","), do.call(paste, c(cells, sep = ",")))), file, useBytes = TRUE)
  close(file)
}

network <- function(name, directed) {
  edges <- read_table(name)
  edges$weight <- as.numeric(edges$weight)
  graph_from_data_frame(edges, directed = directed, vertices = read_table(paste0(name, ".nodes")))
}

statements <- read_table("statements")
topics <- network("topics", directed = FALSE)
address <- network("address", directed = TRUE)
speaks <- V(topics)$type %in% c("false", "FALSE")

# Speakers

per_speaker <- table(statements$speaker)
names_of <- sort(names(per_speaker), method = "radix")
of <- function(values) {
  found <- values[match(names_of, names(values))]
  ifelse(is.na(found), 0, found)
}
write_result("speakers", data.frame(
  speaker = names_of, label = statements$speaker_label[match(names_of, statements$speaker)],
  statements = of(c(per_speaker)), share = of(c(per_speaker)) / nrow(statements), topics = of(degree(topics)),
  statements_by_topic = of(strength(topics)), addressees = of(degree(address, mode = "out")),
  statements_by_addressee = of(strength(address, mode = "out"))))

# Topics

topic <- sort(V(topics)$name[!speaks], method = "radix")
write_result("topics", data.frame(
  topic = topic, label = V(topics)$label[match(topic, V(topics)$name)], speakers = degree(topics)[topic],
  statements = strength(topics)[topic]))

# Speech acts

acts <- aggregate(list(statements = statements$statement), statements[c("speaker", "act")], length)
write_result("acts", acts[order(acts$speaker, acts$act, method = "radix"), ])

# Networks

write_result("networks", data.frame(
  network = c("speakers and topics", "address"), nodes = c(vcount(topics), vcount(address)),
  edges = c(ecount(topics), ecount(address)),
  density = c(ecount(topics) / (sum(speaks) * sum(!speaks)), edge_density(address)),
  components = c(components(topics)$no, components(address, mode = "weak")$no),
  topics_of_one_speaker = c(sum(degree(topics)[!speaks] == 1), NA)))
