# How often are the numbers right that are told of the signing in Hanoi?
# Reads tables/*.csv, writes results/*.csv. Base R is enough. Run it in the folder that holds tables/.

TREATY <- "trt:un-convention-against-cybercrime"
WHOLE <- c(parties = "parties", states = "states", "un-member-states" = "members")
# What a word does to a number: from, to, and whether either end is left out; so the code list of comparators has it.
WORDS <- data.frame(
  word = c("", "exactly", "approximately", "nearly", "at-least", "more-than", "at-most", "fewer-than"),
  from = c(1, 1, 0.9, 0.9, 1, 1, -Inf, -Inf), to = c(1, 1, 1.1, 1, Inf, Inf, 1, 1),
  open_from = c(FALSE, FALSE, FALSE, FALSE, FALSE, TRUE, FALSE, FALSE),
  open_to = c(FALSE, FALSE, FALSE, TRUE, FALSE, FALSE, FALSE, TRUE))

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

# All counts, by treaty and class

claims <- read_table("claims")
classes <- aggregate(list(claims = claims$claim_id), claims[c("about", "class")], length)
write_result("classes", classes[order(classes$about, classes$class, method = "radix"), ])

# Counts of all signatories or parties on days for which the list is complete

taken <- claims[claims$about == TREATY & claims$list_state == "complete" & claims$kind != "depositary" &
                  claims$unit %in% names(WHOLE), ]

# Whether all numbers that the record allows agree with what is told
is_certain <- function(claim) {
  word <- WORDS[WORDS$word == claim$comparator, ]
  value <- as.numeric(claim$value)
  highest <- if (nzchar(claim$upper)) as.numeric(claim$upper) else value
  from <- if (word$from == -Inf) -Inf else value * word$from
  to <- if (word$to == Inf) Inf else highest * word$to
  told <- as.numeric(claim[paste0(WHOLE[[claim$unit]], c("_certain", "_possible"))])
  all(if (word$open_from) told > from else told >= from) && all(if (word$open_to) told < to else told <= to)
}

taken$stated <- taken$class == "agrees"
taken$certain <- taken$stated & vapply(seq_len(nrow(taken)), function(i) is_certain(taken[i, ]), logical(1))
taken$charitable <- taken$class %in% c("agrees", "wrong-unit")

# One row for each origin

delay <- function(days) {
  if (!length(days)) return("not stated")
  c("0-1 days", "2-7 days", "8-30 days", "over 30 days")[findInterval(min(days), c(0, 2, 8, 31))]
}

origins <- do.call(rbind, lapply(sort(unique(taken$origin_id), method = "radix"), function(origin) {
  own <- taken[taken$origin_id == origin, ]
  words <- ifelse(nzchar(own$comparator), paste(own$comparator, ""), "")
  data.frame(
    origin = origin, kind = own$kind[1], delay = delay(as.numeric(own$days[nzchar(own$days)])), claims = nrow(own),
    told = paste0(words, own$value, " ", own$unit, collapse = "; "), classes = paste(own$class, collapse = "; "),
    certain = as.integer(all(own$certain)), stated = as.integer(all(own$stated)),
    charitable = as.integer(all(own$charitable)))
}))
write_result("origins", origins)

# Shares

wilson <- function(k, n) c(k / n, suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int)

share <- function(by, group, reading, right) {
  found <- wilson(sum(right), length(right))
  data.frame(by = by, group = group, reading = reading, origins = length(right), right = sum(right),
             share = found[1], lower = found[2], upper = found[3])
}

shares <- list()
for (by in c("all", "delay", "kind")) {
  groups <- if (by == "all") rep("all", nrow(origins)) else origins[[by]]
  for (group in sort(unique(groups), method = "radix")) for (reading in c("certain", "stated", "charitable"))
    shares[[length(shares) + 1]] <- share(by, group, reading, origins[[reading]][groups == group])
}
write_result("shares", do.call(rbind, shares))
